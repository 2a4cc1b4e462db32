# measures: method calls that dispatch over a few classes, attribute access, short queues
# origin: Martin Richards' operating system simulation (BCPL, about 1981): tasks of fixed priority that pass packets; told here with inboxes and two flags a task
# category: objects
# size: 42000 rounds of the idle task

import measure

WORK, DEVICE = "work", "device"


class Packet:
    def __init__(self, home, kind):
        self.address = home  # the task it goes to next; once sent, the task it came from
        self.kind = kind
        self.cursor = 0
        self.letters = [0, 0, 0, 0]


class Task:
    """A task runs while it is neither held nor waiting with an empty inbox."""

    def __init__(self, system, name, priority, packets):
        self.system = system
        self.name = name
        self.priority = priority
        self.inbox = packets
        self.held = False
        self.waiting = True
        self.below = system.top  # the task of the next lower priority
        system.top = self
        system.tasks[name] = self

    def stopped(self):
        return self.held or (self.waiting and not self.inbox)

    def resume(self):
        packet = None
        if self.waiting:
            packet = self.inbox.pop(0)
            self.waiting = False
        return self.step(packet)

    def step(self, packet):
        raise NotImplementedError

    # What a step can end with; each returns the task to look at next.

    def wait(self):
        self.waiting = True
        return self

    def hold(self):
        self.system.holds += 1
        self.held = True
        return self.below

    def release(self, name):
        other = self.system.tasks[name]
        other.held = False
        return other if other.priority > self.priority else self

    def send(self, packet):
        self.system.sent += 1
        receiver = self.system.tasks[packet.address]
        packet.address = self.name
        first = not receiver.inbox
        receiver.inbox.append(packet)
        if first and receiver.priority > self.priority:
            return receiver
        return self


class Idle(Task):
    """Lets the devices go on, one or the other by the bits of a shift register."""

    def __init__(self, system, name, priority, rounds):
        Task.__init__(self, system, name, priority, [])
        self.waiting = False
        self.register = 1
        self.rounds = rounds

    def step(self, packet):
        self.rounds -= 1
        if self.rounds == 0:
            return self.hold()
        if self.register & 1:
            self.register = (self.register >> 1) ^ 0xD008
            return self.release("device B")
        self.register >>= 1
        return self.release("device A")


class Worker(Task):
    """Fills each work packet with the next four letters and gives it to the handlers in turn."""

    def __init__(self, system, name, priority, packets):
        Task.__init__(self, system, name, priority, packets)
        self.handler = "handler A"
        self.letter = 0

    def step(self, packet):
        if packet is None:
            return self.wait()
        self.handler = "handler B" if self.handler == "handler A" else "handler A"
        packet.address = self.handler
        packet.cursor = 0
        for i in range(4):
            self.letter = self.letter % 26 + 1
            packet.letters[i] = self.letter
        return self.send(packet)


class Handler(Task):
    """Hands the letters of its work packets to its device, one a device packet."""

    def __init__(self, system, name, priority, packets):
        Task.__init__(self, system, name, priority, packets)
        self.work = []
        self.free = []

    def step(self, packet):
        if packet is not None:
            (self.work if packet.kind is WORK else self.free).append(packet)
        if self.work:
            current = self.work[0]
            if current.cursor == 4:
                return self.send(self.work.pop(0))
            if self.free:
                letter = self.free.pop(0)
                letter.cursor = current.letters[current.cursor]
                current.cursor += 1
                return self.send(letter)
        return self.wait()


class Device(Task):
    """Takes a packet, is held until the idle task lets it go, sends the packet back."""

    def __init__(self, system, name, priority):
        Task.__init__(self, system, name, priority, [])
        self.busy = None

    def step(self, packet):
        if packet is not None:
            self.busy = packet
            return self.hold()
        if self.busy is None:
            return self.wait()
        packet, self.busy = self.busy, None
        return self.send(packet)


class System:
    def __init__(self):
        self.top = None
        self.tasks = {}
        self.sent = 0
        self.holds = 0

    def run(self):
        task = self.top
        while task is not None:
            if task.stopped():
                task = task.below
            else:
                task = task.resume()


def simulate(rounds):
    system = System()
    Idle(system, "idle", 0, rounds)
    Worker(system, "worker", 1000, [Packet("worker", WORK) for _ in range(2)])
    Handler(system, "handler A", 2000, [Packet("device A", DEVICE) for _ in range(3)])
    Handler(system, "handler B", 3000, [Packet("device B", DEVICE) for _ in range(3)])
    Device(system, "device A", 4000)
    Device(system, "device B", 5000)
    system.run()
    return "%d %d" % (system.sent, system.holds)


def work():
    return simulate(42000)


if __name__ == "__main__":
    measure.run("richards", work, "97722 39088")
