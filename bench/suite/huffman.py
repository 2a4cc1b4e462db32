# measures: dict and list look-ups by small integers, a heap of tuples, bit shifting, bytearray building
# origin: Lempel and Ziv's windows (1977) with chains of hashed places, then Huffman's code (1952) over the symbols
# category: integers
# size: 110000 bytes of text packed and unpacked

from heapq import heapify, heappop, heappush

import measure

WINDOW = 4096
SHORTEST, LONGEST = 3, 66
END = 256  # symbols above stand for matches by their length


def text(size):
    words = ["river", "stone", "of", "the", "and", "a", "light", "under", "moving", "water", "seven", "birds"]
    seed = 7
    pieces = []
    length = 0
    while length < size:
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        word = words[(seed >> 10) % 12] if seed & 0x700 else "%d" % (seed >> 16)
        pieces.append(word + (".\n" if (seed >> 5) % 9 == 0 else " "))
        length += len(pieces[-1])
    return "".join(pieces)[:size].encode("ascii")


def matches(data):
    """Yield each symbol with its distance: bytes as they are, matches as END + length - 2."""
    places = {}
    at = 0
    end = len(data)
    while at < end:
        best = far = 0
        key = data[at:at + SHORTEST]
        chain = places.get(key)
        if chain is not None:
            for candidate in reversed(chain):
                if at - candidate > WINDOW:
                    break
                length = SHORTEST
                most = min(LONGEST, end - at)
                while length < most and data[candidate + length] == data[at + length]:
                    length += 1
                if length > best and at + SHORTEST <= end:
                    best, far = length, at - candidate
                    if best == most:
                        break
        step = best or 1
        if best:
            yield END + best - SHORTEST + 1, far
        else:
            yield data[at], 0
        for i in range(at, at + step):
            key = data[i:i + SHORTEST]
            chain = places.get(key)
            if chain is None:
                places[key] = [i]
            else:
                chain.append(i)
                if len(chain) > 12:
                    del chain[:6]
        at += step
    yield END, 0


def code_lengths(counts):
    heap = [(count, symbol, None) for symbol, count in counts.items()]
    heapify(heap)
    serial = 1000
    while len(heap) > 1:
        a, b = heappop(heap), heappop(heap)
        heappush(heap, (a[0] + b[0], serial, (a, b)))
        serial += 1
    lengths = {}

    def walk(node, depth):
        if node[2] is None:
            lengths[node[1]] = max(depth, 1)
        else:
            walk(node[2][0], depth + 1)
            walk(node[2][1], depth + 1)

    walk(heap[0], 0)
    return lengths


def canonical(lengths):
    """Give each symbol its code, numbered by length and then by symbol."""
    codes = {}
    code = 0
    last = 0
    for length, symbol in sorted((length, symbol) for symbol, length in lengths.items()):
        code <<= length - last
        codes[symbol] = (code, length)
        code += 1
        last = length
    return codes


def pack(data):
    stream = list(matches(data))
    counts = {}
    for symbol, _ in stream:
        counts[symbol] = counts.get(symbol, 0) + 1
    lengths = code_lengths(counts)
    codes = canonical(lengths)
    packed = bytearray()
    waiting = bits = 0
    for symbol, far in stream:
        code, length = codes[symbol]
        waiting = waiting << length | code
        bits += length
        if symbol > END:
            waiting = waiting << 12 | far - 1
            bits += 12
        while bits >= 8:
            bits -= 8
            packed.append(waiting >> bits)
            waiting &= (1 << bits) - 1
    packed.append(waiting << 8 - bits & 255)
    return lengths, bytes(packed)


def bits_of(packed):
    for byte in packed:
        for shift in (7, 6, 5, 4, 3, 2, 1, 0):
            yield byte >> shift & 1


def unpack(lengths, packed):
    symbols = {(length, code): symbol for symbol, (code, length) in canonical(lengths).items()}
    data = bytearray()
    code = length = 0
    bits = bits_of(packed)
    for bit in bits:
        code = code << 1 | bit
        length += 1
        symbol = symbols.get((length, code))
        if symbol is None:
            continue
        code = length = 0
        if symbol < END:
            data.append(symbol)
        elif symbol == END:
            break
        else:
            far = 0
            for _ in range(12):
                far = far << 1 | next(bits)
            start = len(data) - far - 1
            for i in range(start, start + symbol - END + SHORTEST - 1):
                data.append(data[i])
    return bytes(data)


DATA = text(110000)


def work():
    lengths, packed = pack(DATA)
    again = unpack(lengths, packed)
    check = 0
    for byte in packed:
        check = (check * 31 + byte) % 1000003
    return "%s %d %d" % (again == DATA, len(packed), check)


if __name__ == "__main__":
    measure.run("huffman", work, "True 33523 275200")
