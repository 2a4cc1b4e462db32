# measures: dataclasses made, compared, ordered, hashed, replaced and printed; named tuples and enumerations beside them
# origin: a book of orders as a shop keeps it, with the standard library's record types
# category: objects
# size: 5200 orders, matched, sorted and summed up

from collections import namedtuple
from dataclasses import dataclass, field, replace
from enum import Enum

import measure


class Side(Enum):
    BUY = "buy"
    SELL = "sell"


Trade = namedtuple("Trade", "buyer seller price amount")


@dataclass(frozen=True)
class Article:
    name: str
    number: int


@dataclass(order=True)
class Price:
    cents: int
    serial: int


@dataclass
class Order:
    side: Side
    article: Article
    price: Price
    amount: int = 1
    notes: list = field(default_factory=list)

    def __post_init__(self):
        if self.amount > 50:
            self.notes.append("large")

    @property
    def total(self):
        return self.price.cents * self.amount


ARTICLES = [Article("article %d" % i, i) for i in range(25)]


def orders(count):
    seed = 17
    for serial in range(count):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        side = Side.BUY if seed >> 12 & 1 else Side.SELL
        article = ARTICLES[(seed >> 13) % 25]
        yield Order(side, Article(article.name, article.number), Price(900 + (seed >> 5) % 200, serial), amount=1 + (seed >> 9) % 60)


def match(book):
    """Set the orders of each article off against one another, best price first."""
    waiting = {}
    trades = []
    for order in book:
        buys, sells = waiting.setdefault(order.article, ([], []))
        mine, theirs = (buys, sells) if order.side is Side.BUY else (sells, buys)
        mine.append(order)
        while buys and sells:
            buy = max(buys, key=lambda o: o.price)
            sell = min(sells, key=lambda o: o.price)
            if buy.price < sell.price:
                break
            amount = min(buy.amount, sell.amount)
            trades.append(Trade(buy.price.serial, sell.price.serial, sell.price.cents, amount))
            for side, one in ((buys, buy), (sells, sell)):
                side.remove(one)
                if one.amount > amount:
                    side.append(replace(one, amount=one.amount - amount, notes=[]))
    return trades, waiting


def work():
    trades, waiting = match(orders(5200))
    volume = sum(trade.price * trade.amount for trade in trades)
    left = sorted((order.price for buys, sells in waiting.values() for order in buys + sells), reverse=True)
    text = 0
    large = 0
    for buys, sells in waiting.values():
        for order in buys + sells:
            text += len(repr(order))
            large += len(order.notes) + (order.side == Side.SELL)
    pairs = len({(trade.buyer, trade.seller) for trade in trades})
    return "%d %d %d %s %d %d" % (len(trades), volume, pairs, left[0], text, large)


if __name__ == "__main__":
    measure.run("datarecords", work, "3101 45828564 3101 Price(cents=1099, serial=5019) 279296 1451")
