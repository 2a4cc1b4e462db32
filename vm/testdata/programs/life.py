# Conway's game of life on sets of cells.
def step(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    key = x + dx, y + dy
                    counts[key] = counts.get(key, 0) + 1
    return {c for c, n in counts.items() if n == 3 or n == 2 and c in cells}

def show(cells, w, h):
    for y in range(h):
        print("".join("#" if (x, y) in cells else "." for x in range(w)))

def parse(text):
    return {(x, y) for y, line in enumerate(text.split()) for x, c in enumerate(line) if c == "#"}

glider = parse(".#. ..# ###")
for generation in range(12):
    if generation % 4 == 0:
        print("generation", generation, len(glider))
        show(glider, 7, 7)
    glider = step(glider)

r_pentomino = {(x + 50, y + 50) for x, y in parse(".## ##. .#.")}
populations = []
for _ in range(60):
    populations.append(len(r_pentomino))
    r_pentomino = step(r_pentomino)
print(populations)
xs = [x for x, _ in r_pentomino]
ys = [y for _, y in r_pentomino]
print(min(xs), max(xs), min(ys), max(ys))
blinker = parse("... ### ...")
print(step(step(blinker)) == blinker, step(blinker) == blinker)
