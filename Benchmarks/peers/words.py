#!/usr/bin/env python3
"""jieba on the first documents of a generated text: a line of JSON each for words and for tags.

    words.py TEXT.jsonl [--bytes N]

What it loads is not measured. Its tags name persons, places and organisations (nr, ns, nt), which is
what it has to set beside names.
"""
import argparse
import json
import logging
import time

import jieba
import jieba.posseg


def words(text):
    return sum(1 for _ in jieba.cut(text, HMM=False))


def names(text):
    return sum(1 for word in jieba.posseg.cut(text) if word.flag[:2] in ("nr", "ns", "nt"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("text")
    parser.add_argument("--bytes", type=int, default=2_000_000)
    options = parser.parse_args()
    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    list(jieba.posseg.cut("广东"))
    documents, size = [], 0
    with open(options.text, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            documents.append(record["title"] + "\n" + record["text"])
            size += len(documents[-1].encode())
            if size >= options.bytes:
                break
    for what, work in (("words by its dictionary", words), ("words, tags and names by its tags", names)):
        start = time.process_time()
        found = sum(work(text) for text in documents)
        rate = round(size / (time.process_time() - start) / 1e6, 3)
        row = {"workload": "jieba 0.42.1", "what": what, "bytes": size, "found": found, "megabytes_per_second": rate}
        print(json.dumps(row, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
