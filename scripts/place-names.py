#!/usr/bin/env python3
"""Writes lexicons/names/places-subdivisions.txt from Debian's iso-codes.

    place-names.py > lexicons/names/places-subdivisions.txt

The Chinese names of the world's countries and first-level subdivisions (ISO 3166), each with its short
form where what is left of it tells a place by itself (爱达荷州: 爱达荷). Names of two characters are left
out: too many of them are words. Standard library only.
"""
import gettext
import pathlib
import sys

FOLDER = pathlib.Path("/usr/share/locale/zh_CN/LC_MESSAGES")
SUFFIXES = ("自治州", "自治区", "自治省", "大区", "地区", "首都区", "州", "省", "郡", "府", "区", "市", "县")
# What is left of a name without its suffix, and tells no place by itself.
DIRECTIONS = set("东 西 南 北 中 东部 西部 南部 北部 中部 中央 中心 东北 东南 西北 西南 东方 西方 南方 北方 东岸 西岸 北岸 南岸 "
                 "沿海 滨海 高地 低地 高原 平原 湖区 上河 下河 河流 国家 首都 太平 和平 大区".split())
HEAD = """# Countries and first-level subdivisions of the world, with short forms derived by scripts/place-names.py.
# source: Chinese translations of ISO 3166 in Debian's package iso-codes 4.15
# licence: LGPL-2.1-or-later
# class: place
# tag: ns
"""


def names(domain):
    with open(FOLDER / f"{domain}.mo", "rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog
    for key, value in catalogue.items():
        if key and isinstance(value, str):
            yield value.strip()


def is_name(name):
    return len(name) >= 3 and all("\u4e00" <= c <= "\u9fff" or c == "·" for c in name)


def forms(name):
    if name in DIRECTIONS:
        return
    for suffix in SUFFIXES:
        if name.endswith(suffix):
            short = name[: -len(suffix)]
            if short in DIRECTIONS:
                return
            yield name
            yield short
            return
    yield name


def main():
    found = set()
    for domain in ("iso_3166-1", "iso_3166-2"):
        for name in names(domain):
            found.update(form for form in forms(name) if is_name(form))
    sys.stdout.write(HEAD + "".join(f"{name}\n" for name in sorted(found)))


main()
