# measures: deques at both ends, heaps of tuples and of objects with __lt__, bisection, lists as stacks
# origin: shortest paths (Dijkstra, 1959) and breadth-first search on a grid, a sliding maximum, an event simulation
# category: containers
# size: a grid of 160 x 160 searched three ways, 90000 numbers, 24000 events

from bisect import bisect_left, insort
from collections import deque
from heapq import heapify, heappop, heappush, heappushpop, nsmallest

import measure


def grid(size):
    seed = 99
    rows = []
    for _ in range(size):
        row = []
        for _ in range(size):
            seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
            row.append((seed >> 12) % 9 + 1)
        rows.append(row)
    return rows


def cheapest(cost):
    size = len(cost)
    best = {(0, 0): 0}
    heap = [(0, (0, 0))]
    settled = 0
    while heap:
        far, place = heappop(heap)
        if far > best[place]:
            continue
        settled += 1
        y, x = place
        for near in ((y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)):
            if 0 <= near[0] < size and 0 <= near[1] < size:
                further = far + cost[near[0]][near[1]]
                if further < best.get(near, 1 << 30):
                    best[near] = further
                    heappush(heap, (further, near))
    return best[size - 1, size - 1], settled


def fewest(cost):
    """Steps to the far corner over fields that cost less than 8."""
    size = len(cost)
    steps = [[-1] * size for _ in range(size)]
    steps[0][0] = 0
    line = deque([(0, 0)])
    while line:
        y, x = line.popleft()
        for dy, dx in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            ny, nx = y + dy, x + dx
            if 0 <= ny < size and 0 <= nx < size and steps[ny][nx] < 0 and cost[ny][nx] < 8:
                steps[ny][nx] = steps[y][x] + 1
                line.append((ny, nx))
    return max(max(row) for row in steps)


def maxima(values, width):
    """The maximum of each window, by a deque of falling candidates."""
    window = deque()
    total = 0
    for at, value in enumerate(values):
        while window and values[window[-1]] <= value:
            window.pop()
        window.append(at)
        if window[0] <= at - width:
            window.popleft()
        total += values[window[0]]
    return total


class Event:
    def __init__(self, time, kind):
        self.time = time
        self.kind = kind

    def __lt__(self, other):
        return self.time < other.time


def simulate(count):
    events = [Event(i * 37 % 101, i % 4) for i in range(64)]
    heapify(events)
    waiting = deque(maxlen=40)
    recent = []
    served = 0
    for i in range(count):
        event = heappop(events)
        if event.kind == 3 and waiting:
            served += waiting.popleft() % 10
        elif event.kind == 2:
            waiting.appendleft(event.time)
            waiting.rotate(1)
        else:
            waiting.append(event.time)
        event.time += (i * 7919) % 53 + 1
        event.kind = (event.kind + 1 + (i & 1)) % 4
        heappush(events, event)
        at = bisect_left(recent, event.time)
        insort(recent, event.time)
        served += at & 1
        if len(recent) > 200:
            del recent[:100]
    return served, len(waiting)


def work():
    cost = grid(160)
    values = [cost[i % 160][i // 160 % 160] * 1000 + i % 997 for i in range(90000)]
    low = values[:50]
    heapify(low)
    kept = 0
    for value in values:
        kept += heappushpop(low, value) & 1
    return "%s %s %s %s %d %s" % (cheapest(cost), fewest(cost), maxima(values, 64), simulate(24000), kept, nsmallest(3, values))


if __name__ == "__main__":
    measure.run("queues", work, "(896, 25600) 318 858900462 (39094, 40) 44956 [1000, 1000, 1000]")
