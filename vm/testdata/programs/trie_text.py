# Words: trie, anagrams, Markov chain, justified text, wildcard matcher, edit distance.
TEXT = """it was the best of times it was the worst of times it was the age of wisdom it was the age of
foolishness it was the epoch of belief it was the epoch of incredulity it was the season of light it was
the season of darkness it was the spring of hope it was the winter of despair"""
class Trie:
    def __init__(self): self.root, self.size = {}, 0
    def add(self, word):
        node = self.root
        for c in word: node = node.setdefault(c, {})
        if "$" not in node: node["$"] = 0; self.size += 1
        node["$"] += 1
    def __len__(self): return self.size
    def __contains__(self, word): n = self.find(word); return n is not None and "$" in n
    def find(self, prefix):
        node = self.root
        for c in prefix:
            if (node := node.get(c)) is None: return None
        return node
    def words(self, prefix=""):
        def walk(node, acc):
            for c in sorted(node):
                if c == "$": yield acc, node["$"]
                else: yield from walk(node[c], acc + c)
        node = self.find(prefix)
        return walk(node, prefix) if node is not None else iter(())
    def match(self, pattern):
        def go(node, i, acc):
            if i == len(pattern):
                if "$" in node: yield acc
            elif pattern[i] == "?":
                for c in sorted(node.keys() - {"$"}): yield from go(node[c], i + 1, acc + c)
            elif pattern[i] == "*":
                yield from go(node, i + 1, acc)
                for c in sorted(node.keys() - {"$"}): yield from go(node[c], i, acc + c)
            elif pattern[i] in node: yield from go(node[pattern[i]], i + 1, acc + pattern[i])
        return sorted(set(go(self.root, 0, "")))
t = Trie()
for w in TEXT.split(): t.add(w)
print(len(t), "best" in t, "bes" in t, "zzz" in t, list(t.words("w")), list(t.words("s")), list(t.words("q")), t.match("?e*"), t.match("*s"), t.match("t??"), t.match("*o*o*"), t.match("xyz"))
groups = {}
for w in "listen silent enlist google elgoog banana stressed desserts inlets".split(): groups.setdefault("".join(sorted(w)), []).append(w)
print(sorted(g for g in groups.values() if len(g) > 1))
chain = {}
words = TEXT.split()
for a, b in zip(words, words[1:]): chain.setdefault(a, []).append(b)
def babble(start, n, seed):
    out = [start]
    for _ in range(n):
        if not (nxt := chain.get(out[-1])): break
        seed = (seed * 75 + 74) % 65537
        out.append(nxt[seed % len(nxt)])
    return " ".join(out)
for s in (1, 2, 3): print(babble("it", 14, s))
def justify(text, width):
    line, size, out = [], 0, []
    for w in text.split():
        if size + len(w) + len(line) > width:
            gaps = len(line) - 1
            if gaps: q, r = divmod(width - size, gaps); out.append("".join(w_ + " " * (q + (i < r)) * (i < gaps) for i, w_ in enumerate(line)))
            else: out.append(line[0])
            line, size = [], 0
        line.append(w); size += len(w)
    return out + [" ".join(line)]
for l in justify(TEXT, 30): print(f"|{l:<30}|")
def glob(p, s):
    if not p: return not s
    if p[0] == "*": return glob(p[1:], s) or bool(s) and glob(p, s[1:])
    return bool(s) and p[0] in ("?", s[0]) and glob(p[1:], s[1:])
print([(p, s, glob(p, s)) for p, s in (("*", ""), ("a*b", "aXXb"), ("a*b", "aXXc"), ("?at", "cat"), ("?at", "at"), ("*a*b*", "xaybz"), ("", "x"))])
def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        prev, row[0] = row[0], i
        for j, y in enumerate(b, 1): prev, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, prev + (x != y))
    return row[-1]
print(distance("kitten", "sitting"), distance("", "abc"), distance("same", "same"), sorted(set(words), key=lambda w: (distance(w, "wise"), w))[:5])
print({n: sorted({w for w in words if len(w) == n}) for n in sorted({len(w) for w in words})}, max(words, key=lambda w: (len(w), w)), sum(map(len, words)) / len(words), TEXT.count("it was"), TEXT.title()[:40], " ".join(w[::-1] for w in words[:6]), "".join(w[0] for w in words[:12]).upper())
def pig(w): i = next((i for i, c in enumerate(w) if c in "aeiou"), 0); return w[i:] + w[:i] + "ay"
print(" ".join(map(pig, words[:10])), "%s has %d vowels" % (words[3], sum(c in "aeiou" for c in words[3])), sorted(words, key=len)[-3:], [*dict.fromkeys(words)][:8])
