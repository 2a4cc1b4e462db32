# The hash modules: digests, copies, parameters of BLAKE2.
import _md5,_sha1,_sha2,_sha3,_blake2
def t(f):
    try: print("%r" % (f(),))
    except Exception as e: print(type(e).__name__, e)
for f in (_md5.md5,_sha1.sha1,_sha2.sha224,_sha2.sha256,_sha2.sha384,_sha2.sha512,_sha3.sha3_224,_sha3.sha3_256,_sha3.sha3_384,_sha3.sha3_512,_blake2.blake2b,_blake2.blake2s):
    h = f(b"abc"); h.update(b"x" * 300); c = h.copy(); c.update(b"y")
    print(h.name, h.hexdigest(), c.hexdigest(), h.digest_size, h.block_size, f().hexdigest())
t(lambda: _sha3.shake_128(b"a").hexdigest(20)); t(lambda: _sha3.shake_256(b"a").digest(5)); t(lambda: _md5.md5("a")); t(lambda: _md5.md5(5))
t(lambda: _blake2.blake2b(b"a", digest_size=20, key=b"k", salt=b"s", person=b"p", fanout=2, depth=3, leaf_size=4, node_offset=5, node_depth=1, inner_size=6, last_node=True).hexdigest())
t(lambda: _blake2.blake2s(b"a" * 64, digest_size=20, key=b"k", salt=b"s", person=b"p", fanout=2, depth=3, leaf_size=4, node_offset=5, node_depth=1, inner_size=6, last_node=True).hexdigest())
t(lambda: _blake2.blake2b(digest_size=65)); t(lambda: _blake2.blake2b(key=b"x" * 65)); t(lambda: _blake2.blake2b.SALT_SIZE)
