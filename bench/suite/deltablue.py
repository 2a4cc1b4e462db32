# measures: polymorphic methods, attributes, lists of objects that grow and shrink
# origin: DeltaBlue, an incremental solver for hierarchies of one-way constraints (Freeman-Benson, Maloney and Borning, CACM 1990); written from the paper, for constraints with any number of possible outputs
# category: objects
# size: a chain of 700 equalities, a projection of 180 points

import measure

# Strengths: the smaller, the stronger.
REQUIRED, STRONG, PREFERRED, NORMAL, WEAK_DEFAULT, WEAKEST = range(6)


class Variable:
    def __init__(self, value):
        self.value = value
        self.constraints = []
        self.set_by = None        # the constraint whose output this is
        self.walkabout = WEAKEST  # how strong what holds the value is, seen from here
        self.fixed = True         # whether the value is known before the plan runs
        self.mark = 0

    def readers(self):
        return [c for c in self.constraints if c.output is not None and c is not self.set_by]


class Constraint:
    strength = REQUIRED
    from_outside = False  # whether the value comes from outside, as an edit's does

    def __init__(self, strength, variables):
        self.strength = strength
        self.variables = variables
        self.output = None

    def outputs(self):
        """The variables this constraint could set."""
        return self.variables

    def execute(self):
        """Compute the output from the other variables."""

    def inputs(self):
        output = self.output
        return [v for v in self.variables if v is not output]

    def choose(self, mark):
        """Make the most weakly held variable the output, if it is held more weakly than this."""
        self.output = None
        weakest = self.strength
        for v in self.outputs():
            if v.mark != mark and v.walkabout > weakest:
                weakest = v.walkabout
                self.output = v
        return self.output is not None

    def update_output(self):
        output = self.output
        walkabout = self.strength
        for v in self.outputs():
            if v is not output and v.walkabout > walkabout:
                walkabout = v.walkabout
        output.walkabout = walkabout
        output.fixed = not self.from_outside
        if output.fixed:
            for v in self.inputs():
                if not v.fixed:
                    output.fixed = False
                    break
        if output.fixed:
            self.execute()

    def inputs_known(self, mark):
        for v in self.inputs():
            if not (v.mark == mark or v.fixed or v.set_by is None):
                return False
        return True


class Stay(Constraint):
    pass


class Edit(Constraint):
    from_outside = True


class Equal(Constraint):
    def execute(self):
        a, b = self.variables
        if self.output is a:
            a.value = b.value
        else:
            b.value = a.value


class Scale(Constraint):
    """target = source * factor + offset; source or target can be set."""

    def outputs(self):
        return self.variables[:2]

    def execute(self):
        source, target, factor, offset = self.variables
        if self.output is target:
            target.value = source.value * factor.value + offset.value
        else:
            source.value = (target.value - offset.value) // factor.value


class Cycle(Exception):
    pass


class Solver:
    def __init__(self):
        self.mark = 0

    def new_mark(self):
        self.mark += 1
        return self.mark

    def add(self, constraint):
        for v in constraint.variables:
            v.constraints.append(constraint)
        self.enforce(constraint)

    def enforce(self, constraint):
        mark = self.new_mark()
        while constraint is not None:
            constraint = self.satisfy(constraint, mark)

    def satisfy(self, constraint, mark):
        """Satisfy the constraint if it can be, and return the one it displaces."""
        if not constraint.choose(mark):
            if constraint.strength == REQUIRED:
                raise ArithmeticError("a required constraint cannot be satisfied")
            return None
        for v in constraint.inputs():
            v.mark = mark
        output = constraint.output
        displaced = output.set_by
        if displaced is not None:
            displaced.output = None
        output.set_by = constraint
        self.spread(constraint, mark)
        output.mark = mark
        return displaced

    def spread(self, constraint, mark):
        todo = [constraint]
        while todo:
            c = todo.pop()
            if c.output.mark == mark:
                raise Cycle
            c.update_output()
            todo.extend(c.output.readers())

    def remove(self, constraint):
        for v in constraint.variables:
            v.constraints.remove(constraint)
        output = constraint.output
        if output is None:
            return
        constraint.output = None
        output.set_by = None
        output.walkabout = WEAKEST
        output.fixed = True
        free_again = []
        todo = [output]
        while todo:
            v = todo.pop()
            for c in v.constraints:
                if c.output is None:
                    free_again.append(c)
            for c in v.readers():
                c.update_output()
                todo.append(c.output)
        free_again.sort(key=lambda c: c.strength)
        for c in free_again:
            if c.output is None:
                self.enforce(c)

    def plan(self, sources):
        """Order the constraints that depend on the sources so that each comes after its inputs."""
        mark = self.new_mark()
        steps = []
        todo = list(sources)
        while todo:
            c = todo.pop()
            output = c.output
            if output.mark != mark and c.inputs_known(mark):
                steps.append(c)
                output.mark = mark
                todo.extend(output.readers())
        return steps


def follow(steps):
    for c in steps:
        c.execute()


def change(solver, variable, value):
    edit = Edit(PREFERRED, (variable,))
    solver.add(edit)
    steps = solver.plan([edit])
    for _ in range(10):
        variable.value = value
        follow(steps)
    solver.remove(edit)


def chain(length):
    """Equalities in a row: what is edited at one end arrives at the other."""
    solver = Solver()
    variables = [Variable(0) for _ in range(length + 1)]
    for a, b in zip(variables, variables[1:]):
        solver.add(Equal(REQUIRED, (a, b)))
    solver.add(Stay(WEAK_DEFAULT, (variables[-1],)))
    edit = Edit(PREFERRED, (variables[0],))
    solver.add(edit)
    steps = solver.plan([edit])
    total = 0
    for value in range(100):
        variables[0].value = value
        follow(steps)
        if variables[-1].value != value:
            raise AssertionError("the chain does not carry %d" % value)
        total += variables[-1].value
    solver.remove(edit)
    return total + len(steps)


def projection(points):
    """Points mapped by a shared factor and offset, changed at either side."""
    solver = Solver()
    factor = Variable(10)
    offset = Variable(1000)
    sources, targets = [], []
    for i in range(points):
        source, target = Variable(i), Variable(i)
        sources.append(source)
        targets.append(target)
        solver.add(Stay(NORMAL, (source,)))
        solver.add(Scale(REQUIRED, (source, target, factor, offset)))
    change(solver, sources[-1], 17)
    seen = [targets[-1].value]
    change(solver, targets[-1], 1050)
    seen.append(sources[-1].value)
    change(solver, factor, 5)
    seen.append(sum(t.value for t in targets))
    change(solver, offset, 2000)
    seen.append(sum(t.value for t in targets))
    return seen


def work():
    return "%d %s" % (chain(700), projection(180))


if __name__ == "__main__":
    measure.run("deltablue", work, "5651 [1170, 5, 259680, 439680]")
