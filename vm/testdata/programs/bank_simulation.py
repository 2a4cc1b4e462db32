# Classes, properties, exceptions and events working together.
class InsufficientFunds(Exception):
    def __init__(self, account, wanted):
        super().__init__(f"{account.owner} has {account.balance}, wanted {wanted}")
        self.shortfall = wanted - account.balance
class Event:
    def __init__(self): self._handlers = []
    def __iadd__(self, h): self._handlers.append(h); return self
    def __isub__(self, h): self._handlers.remove(h); return self
    def __call__(self, *args, **kw):
        for h in self._handlers: h(*args, **kw)
class Account:
    _next = 1
    interest = 0
    def __init__(self, owner, balance=0):
        self.owner, self._balance, self.history = owner, 0, []
        self.number, Account._next = Account._next, Account._next + 1
        self.changed = Event()
        if balance: self.deposit(balance)
    balance = property(lambda self: self._balance)
    def _change(self, amount, why):
        self._balance += amount
        self.history.append((why, amount))
        self.changed(self, amount)
    def deposit(self, amount):
        if amount <= 0: raise ValueError(f"cannot deposit {amount}")
        self._change(amount, "deposit")
    def withdraw(self, amount):
        if amount > self.available(): raise InsufficientFunds(self, amount)
        self._change(-amount, "withdraw")
    def available(self): return self._balance
    def month_end(self):
        if (gain := self._balance * self.interest // 100): self._change(gain, "interest")
    def __repr__(self): return f"{type(self).__name__}#{self.number}({self.owner!r}, {self._balance})"
    def __lt__(self, other): return self._balance < other._balance
    def __format__(self, spec): return f"{self.owner:{spec or '>8'}}: {self._balance:8,d}"
class Savings(Account):
    interest = 5
    def withdraw(self, amount):
        super().withdraw(amount)
        if len([1 for why, _ in self.history if why == "withdraw"]) > 2: self._change(-1, "fee")
class Checking(Account):
    overdraft = 100
    def available(self): return super().available() + self.overdraft
class Bank:
    def __init__(self): self.accounts, self.log = {}, []
    def open(self, cls, *args):
        a = cls(*args); self.accounts[a.number] = a; a.changed += self.record; return a
    def record(self, account, amount): self.log.append((account.number, amount))
    def transfer(self, src, dst, amount):
        src, dst = self.accounts[src], self.accounts[dst]
        before = src.balance
        try:
            src.withdraw(amount); dst.deposit(amount)
        except Exception as e:
            if src.balance != before: src._change(before - src.balance, "rollback")
            raise RuntimeError("transfer failed") from e
        else: return True
        finally: self.log.append("transfer")
    def __contains__(self, n): return n in self.accounts
    def __getitem__(self, n): return self.accounts[n]
    def __len__(self): return len(self.accounts)
    def __iter__(self): yield from sorted(self.accounts.values())
bank = Bank()
ann, bob, cid = bank.open(Savings, "ann", 1000), bank.open(Checking, "bob", 50), bank.open(Account, "cid")
print(len(bank), 2 in bank, 9 in bank, list(bank)); print(bank.transfer(1, 2, 300), ann, bob)
for src, dst, amount in ((2, 3, 440), (2, 3, 451), (3, 1, 10**6), (1, 9, 5), (1, 2, -5), (1, 2, 0)):
    try: print(bank.transfer(src, dst, amount))
    except RuntimeError as e: print(e, "<-", repr(e.__cause__), getattr(e.__cause__, "shortfall", None))
    except KeyError as e: print("no account", e)
for _ in range(3): ann.withdraw(10)
for a in bank: a.month_end()
print(*(f"{a}" for a in bank), sep="\n"); print(f"{ann:*<10}", max(bank), ann.history, bank.log, sep="\n")
ann.changed -= bank.record; ann.deposit(1); print(len(bank.log))
try: ann.balance = 5
except AttributeError as e: print(e)
