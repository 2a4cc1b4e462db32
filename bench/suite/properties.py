# measures: properties read and set, __getattr__ and __setattr__ of classes, class and static methods, getattr and setattr
# origin: temperatures, bank accounts and proxies, as the language's tutorials have them
# category: objects
# size: 140000 rounds over three kinds of objects

import measure


class Account:
    rate = 3

    def __init__(self, balance):
        self._balance = balance
        self._changes = 0

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, amount):
        if amount < 0:
            amount = 0
        self._balance = amount
        self._changes += 1

    @property
    def changes(self):
        return self._changes

    @classmethod
    def interest(cls, amount):
        return amount * cls.rate // 100

    @staticmethod
    def capped(amount):
        return amount if amount < 100000 else amount % 1000


class Savings(Account):
    rate = 7


class Proxy:
    """Hands on what it does not have itself."""

    def __init__(self, target):
        self.target = target
        self.asked = 0

    def __getattr__(self, name):
        return getattr(self.target, name)


class Guarded:
    """Counts what is set, in a dict of its own."""

    def __init__(self):
        object.__setattr__(self, "sets", 0)

    def __setattr__(self, name, value):
        object.__setattr__(self, "sets", self.sets + 1)
        object.__setattr__(self, name, value)


NAMES = ("red", "green", "blue", "grey")


def work():
    accounts = [Account(1000), Savings(2000), Account(50)]
    proxy = Proxy(accounts[1])
    guarded = Guarded()
    total = 0
    for i in range(140000):
        account = accounts[i % 3]
        account.balance = account.capped(account.balance + account.interest(account.balance) + i % 11)
        total += account.balance
        total += proxy.balance - proxy.changes
        proxy.asked += 1
        if i & 3 == 0:
            name = NAMES[i >> 2 & 3]
            guarded.total = total
            setattr(guarded, name, i)
            if hasattr(account, name):
                total += 1
            total += getattr(guarded, name) + getattr(account, name, 7)
    return "%d %d %d %d" % (total, proxy.asked, guarded.sets, sum(a.changes for a in accounts))


if __name__ == "__main__":
    measure.run("properties", work, "4488671477 140000 70000 140000")
