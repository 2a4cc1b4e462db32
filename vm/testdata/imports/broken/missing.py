import no_such_thing.at_all
