# measures: reading bits from bytes, tables of tuples, copying within a bytearray, a checksum by slices
# origin: the DEFLATE format (RFC 1951) with its three kinds of blocks; the text was made for this program and packed once
# category: integers
# size: 10287 bytes unpacked from 3076, 55 times

import measure

PACKED = bytes.fromhex("""
745a4b6e1b4b0cdceb143a81eea064934562019682acdb91641998cc009263e3ddfe4d9345b26aa46c94f14c7fd8fc148becec4f1fa771fd773c9eaeebcbf4e7b4fe337dbc8d
afebdbfb349ed66d3caec7b7d7cbfbfafdef75ecefe3df97ebdbf1f58461b761fa1cfe5b4fe7cd6aef8fb6d4341c63b9c116b1b72fa7f374cd7dfaabcd6a378f8c456ad2f5ed
6396ca77daac7ef04a2e943f7721a73ed25f4e3529fe81d09bd5939ce5f7bcf72dffc2fe6dfdf2763dde66996a49db61962b864ee79a650a70496df066f56c7ff8e2f3485b4e
748b7ffa37d7852ff27e994fb97d6d6f638cf86ceff34a373311c684192eae5edfd87f7ddce042f83a691858b8d9445fb64f9f3f341bd85ffb93c9bd597d817dc99cd0761cf3
5b7fe7a7f49dfd19475af8495a604ffe368835a0f66dca4336e5fd675bf8932fd24741988693f9af1d27dd061a6d986b1a9b4f69b6e99a68be9d7fc519dc5d6d4838e12fb788
d962561e898883b28bb376e3e45dfc74a3b21af4ccaed760d6079e83a3b9aab0994b0ea3faa297b250c5df66f5dd9ee1fcf0233f91296e96d48fd71dfe725269714a08d0c3d6
f543a137a6207df6dd87817687afba66a6f264dfaae246c006eeb70d65b81ba44f437b0809572b46767960783fe2ad362e93e1491620f9014a362844c7280ec67efe587338c2
4b77770677ffb0434a28fb57e8c79dce06016fed37c0c3c7ba46e9a4ddd3c287da66f5d3d424c8ea9b935663ad91edc280eb36718dfb39c23b7c45b70220c475ec53fc33c59e
ab7456770666a48c38af4b776530ed8fb1a10b84509f8fea4241278fc29541ca070b60f91f02e1b2a4ff31de2963d2d4d535ef470afd41b3f68cb55a78b4286438dec3cf6675
b8544e4e040114462c6bb6933ce0035c9785fb9c52d83499b6f3c1c684f7302e422657421ea8ec4152407708bd9f84fd2e01a9dea6fa225d93031faf85464579ec079a6c0212
e168c880e3519390e816227e2be0b7d97156588f60b7e310c281105c123786dbfb640df445b260a8871708ba5088d214a4348fce4715dbb3d1083e12bb1c03c3e6495bd834e1
d0bb641c2e5f6560d193bf8e14be597da5987331fcf858dd7d8db20b53d064224545a7cc3a0671e3313371f0345b1f703b50ac469ce4641700497ac170b1c853eec9ca1e182e
5f982bcd1e01a984c421f6ce0fe0d4458fe33e115c607dcec29978cc3c2cccbcf648d1c654c1c4b7d7b13e67ed26804ea99df88f897009146c8190c209128425c960db674a9b
0b3c8ba87b2a08ea5bc131e79a62775eb05f274ef60acbef839171e6fc07c11c8f2c5a28c1f484c34b0c8a8de1f1c1ea5f983f9e1dac99e1858b338df66589db310c5bfe3b90
bd91a98bbb085a266af429c94afd9b545e8cd6ac8279741141c1558d7c4fa4aa4f8a5b528652ae4c6ab1442298622aa7da39e4979416715a41d52aa01037bbd4679ea9497cfb
33918f260953d8998fc5ecac21c8ed4c5d5ae908f838e5ef41a4e0d2f2898a144efd2e11fb277c52740225bb2c62e82ae498342b171108ab28820161ae432e74cb7220bc01fa
d0fa19838b5217a18fd8aec44e05b370ec3fa4695f70e45c4644f9018d1612406541ccae8d051c331d24d817cedfb38358bf5c32bcd6214e1b03ad222d6d6c31fe4c6954e87c
d2142dec3006bcf66766d8f19e60ed895c9421160579335825d4935fd15259ad17b42558073ca118d2cd5814409a7ab9c941282ca520375c1aea830c032635dc1351f4f17d80
d909235cad75fe167d8de2ae5cb3106db11f844a55fbcb5e0953238d904c5f962fdc0249b4bbf49e0e40230e0cb3c57e1275b3fe67d65fe11f191b450eab5f6865b2eac0ceab
b8f1447d12293105d74a0792a71bc9525cc7ce1d543d4332e033295296e2993a7c0a7b7c25fcac705bb55dec445cb131520667e0b21b9e0ee925a87e705b34e097cb7e62cffc
fbf78e4a74975b740602a40fd298e480d4c201d892727855145c44399e6465ad4242bdbb650e5fb67dd401882a888a7677905efec7189f3eea4464bc075aea62089f2b6cac1c
cf8c4d53f0a21a0c9dfb79b8e80f4e92043610810bdd1206edeac477e189cb769bd00e4995217412de87ed684a1b1f7576f0382a8da46d9f90b1285c5d7251f57b1147827cf2
e028df98af5066aebd2a372f51ba2aade228d5687b5033206b23eccdf504752c57efce8b7222ab4029b920b7d78a3ebb47209388c82d7b26132c30b5b5b857df13a8d4970290
19dcda06fe9559a6497e32dc0a61c56e59dd44f0d8cae9e6d5bd76f3660190457ccb59dabaa05b97c80f6530e1a3376a1568774b30907d9d5af6b57315fce9bcff0abe6ea4cc
46cc93b87ea2323ad2e127390dd3da16a522905c7b668c6759835704f23587dc1450013750e16e967ebea79a94d38a5f2fe941f6e449e94b366730bfa7168d3021a1a89cb21e
17725240b0ce3eb3f16cce9e5e1448f29b9061a0329a2b5aa4b66d1d20007571ecb694872e31165f02fe1840a416aa768da684c23ce2b0920bc8b69cc683e1127f82af6cb581
3c51fbbe496f9df2f3366e2ca57394fc39c33a91231f821a85f189e208fd94acdb0a8ba4c1ecb2d0baa51ecbd10fa2a8146b9ae386418bab41bd63d11bd4471d84b35602d0eb
eebcc82a8b0b07e93f47057fd6fe2bd32390be2ff45daf12309abd893b7ae6f8e3919d87d00d1f0ac59a6bf7079750d26c09020bde54bdf9bb5b3bee70d725c956be720f5128
6f2bca2d704065bf74d0a93e937257ee01d8173dff5721a055b0fee701f2323447e83eba5a21551444bd7ba0ca89efa8426d1f75ebb4a33ea3dc0665ae569097167b262ec631
b9738340d91ead72f141fc09c908eef1351b07f7b7c791d9172dcbef4c9133b9f3bda5eabb3dbe5af822ea18190a8c5131df2af4e40a462a7c898260055fefe83e972c511728
c7cd7a8f1ace08d7dd99aefde98b942842f735451c16682184b1e94cda9d7b59fcdf0cfe070000ffff32b036b6e432b436e532b23636e232b63636e632b136b6e0320571cdac
8d8cb8ccad2db92cac0d4db82cad8dccb90c0dc0a4a1b5a11197a191b5913197a1b1b509d008136b23032e4353301ba80f489a8345c05a0d2d41261919581b1b721901f57219
1981ec35026ae5323201cb99824c3402ea044a0275021d640116b1b436e63236b0b6e03236b4063a1068a5099731509f2997b10998045a69c6656c0632cfd8dcdac480cbd8c2
da04a8c7d2dad082cb046825978921c83d2646d6e65c26401f9a709900bd08649b821c6862666d0214310779c5c402e46b13a04e032e53036b13432e534390874c8dac4d8041
626c6d68ca656a626d68cc650ab4d588cbd40c4c9a030d36b5000b5b825c6e6600260d410e3033025968660c0a05331360389b0143d68ccbcccc1a4898833c6066616dc06566
0924cc0d40ee340787adb91150ad39287ccc81169a739903c387cb1c681f90690ef2ab39d042a0882528c02c0c40a16261087487053080b82cc0beb400bbd4c214e4180b3390
30382a2dc07ca01f2db92cc19169098a7e4b2350a0591a83b4589a001d63690a8a2c4b33909f2dcd415eb104860e900d72a9a18101c85e430343505a31343002fac6d0c018e4
22430313483a31854899010d3734300759676860610d222dc1090398924009c910140686c0a46402e2198393a321387e0c0dc14e3704262750a2323407ab0787b3213041016d
042628a0eb0c8129ca04c43302990e4c53c0e03204a52aa03a23703a36348218014c5820cdc0940574193065813403d316300e0d81a9cb18c40305bb21307d19010d04263043
10650a4a2186c6a02833042631b03a48b206263260863104a532a01926103380090d18c386c0a406b40594d44052a6e0000026362390a03938a480c90d64b509d81000000000
ffff000001fffe000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e
3f404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f8081828384
85868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9ca
cbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff000000ffff4bcd4b491d080400
""")

LENGTH_BASE = (3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258)
LENGTH_BITS = (0,) * 8 + (1,) * 4 + (2,) * 4 + (3,) * 4 + (4,) * 4 + (5,) * 4 + (0,)
FAR_BASE = (1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577)
FAR_BITS = (0, 0) + tuple(n // 2 for n in range(28))
ORDER = (16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15)


class Bits:
    """Reads the least significant bits first."""

    def __init__(self, data):
        self.data = data
        self.at = 0
        self.held = 0
        self.count = 0

    def take(self, count):
        while self.count < count:
            self.held |= self.data[self.at] << self.count
            self.at += 1
            self.count += 8
        value = self.held & (1 << count) - 1
        self.held >>= count
        self.count -= count
        return value

    def align(self):
        drop = self.count & 7
        self.held >>= drop
        self.count -= drop

    def symbol(self, table):
        """Follow the tree of pairs from its root to a symbol."""
        held, count = self.held, self.count
        node = table
        while True:
            if count == 0:
                held = self.data[self.at]
                self.at += 1
                count = 8
            node = node[held & 1]
            held >>= 1
            count -= 1
            if not isinstance(node, list):
                self.held, self.count = held, count
                return node


def tree(lengths):
    """Nested lists of two, from the lengths of the codes."""
    root = [None, None]
    code = 0
    for length in range(1, max(lengths) + 1):
        for symbol, own in enumerate(lengths):
            if own != length:
                continue
            node = root
            for shift in range(length - 1, 0, -1):
                bit = code >> shift & 1
                if node[bit] is None:
                    node[bit] = [None, None]
                node = node[bit]
            node[code & 1] = symbol
            code += 1
        code <<= 1
    return root


FIXED = tree([8] * 144 + [9] * 112 + [7] * 24 + [8] * 8), tree([5] * 30)


def dynamic(bits):
    literals, distances, codes = bits.take(5) + 257, bits.take(5) + 1, bits.take(4) + 4
    short = [0] * 19
    for at in ORDER[:codes]:
        short[at] = bits.take(3)
    table = tree(short)
    lengths = []
    while len(lengths) < literals + distances:
        symbol = bits.symbol(table)
        if symbol < 16:
            lengths.append(symbol)
        elif symbol == 16:
            lengths += lengths[-1:] * (3 + bits.take(2))
        elif symbol == 17:
            lengths += [0] * (3 + bits.take(3))
        else:
            lengths += [0] * (11 + bits.take(7))
    return tree(lengths[:literals]), tree(lengths[literals:])


def inflate(data):
    bits = Bits(data)
    out = bytearray()
    last = 0
    kinds = []
    while not last:
        last, kind = bits.take(1), bits.take(2)
        kinds.append(kind)
        if kind == 0:
            bits.align()
            length = bits.take(16)
            if bits.take(16) ^ 0xFFFF != length:
                raise ValueError("a stored block's length is wrong")
            for _ in range(length):
                out.append(bits.take(8))
            continue
        literals, distances = FIXED if kind == 1 else dynamic(bits)
        while True:
            symbol = bits.symbol(literals)
            if symbol < 256:
                out.append(symbol)
            elif symbol == 256:
                break
            else:
                length = LENGTH_BASE[symbol - 257] + bits.take(LENGTH_BITS[symbol - 257])
                far = bits.symbol(distances)
                start = len(out) - FAR_BASE[far] - bits.take(FAR_BITS[far])
                if start + length <= len(out):
                    out += out[start:start + length]
                else:
                    for at in range(start, start + length):
                        out.append(out[at])
    return out, kinds


def adler32(data):
    a, b = 1, 0
    for at in range(0, len(data), 64):
        for byte in data[at:at + 64]:
            a += byte
            b += a
        a %= 65521
        b %= 65521
    return b << 16 | a


def work():
    for _ in range(55):
        data, kinds = inflate(PACKED)
    return "%d %s %08x" % (len(data), kinds, adler32(data))


if __name__ == "__main__":
    measure.run("inflate", work, "10287 [2, 0, 1, 0, 0, 0, 1] ed22fecf")
