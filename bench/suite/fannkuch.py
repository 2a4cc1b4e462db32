# measures: list indexing and slice assignment, small-integer loops
# origin: "Performing Lisp analysis of the FANNKUCH benchmark" (Anderson and Rettig, 1994); permutations walked by rotation of prefixes
# category: integers
# size: permutations of 8, three times over

import measure


def flips(deck):
    """How often the prefix named by the first card can be turned over until a 0 comes first."""
    count = 0
    first = deck[0]
    while first:
        deck[:first + 1] = deck[first::-1]
        first = deck[0]
        count += 1
    return count


def fannkuch(n):
    """Return the checksum (flips added and subtracted in turn) and the most flips."""
    cards = list(range(n))
    turned = [0] * n  # how far each prefix has been rotated
    checksum = 0
    most = 0
    even = True
    while True:
        if cards[0]:
            count = flips(cards[:])
            if count > most:
                most = count
            checksum += count if even else -count
        even = not even
        size = 1
        while True:
            if size == n:
                return checksum, most
            cards.insert(size, cards.pop(0))
            if turned[size] < size:
                turned[size] += 1
                break
            turned[size] = 0
            size += 1


def work():
    return "%s" % [fannkuch(8) for _ in range(3)]


if __name__ == "__main__":
    measure.run("fannkuch", work, "[(1616, 22), (1616, 22), (1616, 22)]")
