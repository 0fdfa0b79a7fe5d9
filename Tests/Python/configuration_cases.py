"""Configurations made from the schema itself, and from each many by one change.

The schema is the only source: a module that comes to it tomorrow is tried tomorrow.
"""

import json
from dataclasses import dataclass

WORD = "word"
SECTIONS = ("ingest", "clean", "segment", "extract", "load", "expectations", "exports")


@dataclass(frozen=True)
class Case:
    """A configuration, and what was changed in it."""

    change: str
    pointer: str
    text: str

    def __str__(self):
        return f"{self.change} {self.pointer or '(root)'}"


class Number(float):
    """A number that is written as it is told, such as 12.0 or 1e2."""

    def __new__(cls, literal):
        number = super().__new__(cls, float(literal))
        number.literal = literal
        return number


def dump(value):
    """JSON text in which a `Number` keeps its literal."""
    if isinstance(value, Number):
        return value.literal
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)}: {dump(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(dump(element) for element in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def resolve(schema, node):
    """The definition behind a `$ref`, else the node."""
    if "$ref" in node:
        return schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
    return node


def choices(node):
    """The references of an element that names its module."""
    return [branch["then"] for branch in node.get("allOf", [])] if isinstance(node, dict) else []


def sample(schema, node, is_full):
    """A valid value: everything that may be said, or only what has to be."""
    node = resolve(schema, node)
    if "const" in node:
        return node["const"]
    if "enum" in node:
        return node["enum"][-1]
    if "examples" in node:
        return node["examples"][0]
    kind = node["type"]
    if kind == "object":
        wanted = node["properties"] if is_full else node.get("required", [])
        found = {key: sample(schema, node["properties"][key], is_full) for key in wanted}
        if len(found) < node.get("minProperties", 0):
            key = next(iter(node["properties"]))
            found[key] = sample(schema, node["properties"][key], is_full)
        return found
    if kind == "array":
        return sample_list(schema, node, is_full)
    if kind == "boolean":
        return True
    if kind in ("integer", "number"):
        return node.get("minimum", node.get("maximum", 0))
    return WORD


def sample_list(schema, node, is_full):
    openers = [choices(prefix)[0] for prefix in node.get("prefixItems", [])]
    if choices(node["items"]) or openers:
        rest = choices(node["items"])
        if not is_full:
            rest = rest[: max(0, node.get("minItems", 0) - len(openers))]
        return [sample(schema, choice, is_full) for choice in openers + rest]
    if node["items"] is False:
        return []
    count = 2 if is_full else node.get("minItems", 0)
    return [sample(schema, node["items"], is_full) for _ in range(count)]


def at(value, path):
    for step in path:
        value = value[step]
    return value


def changed(value, path, replacement):
    """A copy with something else at `path`."""
    if not path:
        return replacement
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = changed(value[path[0]], path[1:], replacement)
    return copy


def paths(value, path=()):
    """Every place of a value, from the outside in."""
    yield path
    if isinstance(value, dict):
        for key in value:
            yield from paths(value[key], path + (key,))
    elif isinstance(value, list):
        for index in range(len(value)):
            yield from paths(value[index], path + (index,))


def pointer(path):
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def of_another_type(value):
    others = [None, True, 12, "§", [], {}]
    if is_number(value):
        return [other for other in others if not is_number(other)]
    return [other for other in others if type(other) is not type(value)]


# Tried in every string.
WORDS = ["", "种子", "a\u0000b"]

# Tried where the schema knows forms: names, versions, licences, addresses.
FORMS = [
    "Seed", "seed-1", "-seed", "seed-", "a--b", "a_b", "a.b", "../a", "\u0000", "1.0.0", "1.0", "01.0.0", "1.0.0-rc.1+b.2", "1.0.0-", "1.0.0+", "2025.02",
    "2025.13", "2025.02.0", "2025.2", "2025.02.0.0", "2025.02.0.0.0", "1.0.0-a..b", "v1.0.0",
    "CC BY 4.0", "GPL-2.0+", "+", "https://a", "http://a/b?c#d", "https://", "https://a b",
    "https://种子", "ftp://a", "HTTPS://a",
]

NUMBERS = [
    "0", "1", "-1", "0.0", "1.0", "-0", "0.5", "1.5", "1e2", "1e-2", "1e3", "1e400", "-1e400",
    "99999999999999999999", "-99999999999999999999", "0.30000000000000004", "2147483648",
    "9223372036854775807", "9223372036854775808", "-9223372036854775809", "12.000000000000001",
]


def borders(number):
    """Both sides of a value: samples stand at the lower border."""
    return [f"{number - 1}", f"{number - 0.001:.3f}", f"{number + 0.001:.3f}", f"{number + 1}"]


def mutations(base, with_values=True):
    """Each case has one change; their order is that of the text."""
    for path in paths(base):
        value = at(base, path)
        place = pointer(path)
        for other in of_another_type(value):
            yield Case(f"type→{dump(other)}", place, dump(changed(base, path, other)))
        if isinstance(value, dict):
            yield from object_mutations(base, path, value)
        elif isinstance(value, list):
            yield from list_mutations(base, path, value)
        elif with_values and isinstance(value, str):
            forms = FORMS if path and path[0] == "dataset" else []
            for word in WORDS + forms + [value.upper()]:
                yield Case(f"word→{word!r}", place, dump(changed(base, path, word)))
        elif with_values and is_number(value):
            for literal in NUMBERS + borders(value):
                replacement = changed(base, path, Number(literal))
                yield Case(f"number→{literal}", place, dump(replacement))


def object_mutations(base, path, value):
    place = pointer(path)
    for added in ("unknown", "", "$comment", "Module"):
        yield Case(f"add {added!r}", place, dump(changed(base, path, {**value, added: 1})))
    for key in value:
        rest = {name: inner for name, inner in value.items() if name != key}
        yield Case(f"drop {key}", place, dump(changed(base, path, rest)))
        for name in (key + "x", key.upper()):
            if name not in value:
                renamed = {name if old == key else old: inner for old, inner in value.items()}
                yield Case(f"rename {key}→{name}", place, dump(changed(base, path, renamed)))
    # The order of keys says nothing.
    yield Case("turn", place, dump(changed(base, path, dict(reversed(value.items())))))


def list_mutations(base, path, value):
    place = pointer(path)
    yield Case("empty", place, dump(changed(base, path, [])))
    for index, element in enumerate(value):
        without = value[:index] + value[index + 1 :]
        yield Case(f"without {index}", place, dump(changed(base, path, without)))
        twice = value[: index + 1] + value[index:]
        yield Case(f"twice {index}", place, dump(changed(base, path, twice)))
        front = [element] + value[:index] + value[index + 1 :]
        yield Case(f"front {index}", place, dump(changed(base, path, front)))


def all_cases(schema):
    """The two samples and everything made from them, without doubles."""
    seen = set()
    full = sample(schema, schema, True)
    bare = sample(schema, schema, False)
    bases = [Case("full", "", dump(full)), Case("bare", "", dump(bare))]
    for case in [*bases, *mutations(full), *mutations(bare, with_values=False)]:
        if case.text not in seen:
            seen.add(case.text)
            yield case
