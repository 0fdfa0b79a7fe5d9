#!/usr/bin/env python3
"""JioNLP and Recognizers-Text on the first documents of a generated text: a line of JSON each.

    values.py TEXT.jsonl [--peer NAME] [--bytes N]

They get as many documents as N bytes hold, because they would take minutes for all of them, and say
how many values they found. What they load is not measured.
"""
import argparse
import contextlib
import datetime
import io
import json
import logging
import sys
import time


def jionlp():
    with contextlib.redirect_stdout(io.StringIO()):
        import jionlp

        jionlp.ner.extract_time("今年1月", time_base=time.time(), with_parsing=True)
        jionlp.ner.extract_money("100元", with_parsing=True)

    def work(text, day):
        base = time.mktime(day.timetuple())
        times = jionlp.ner.extract_time(text, time_base=base, with_parsing=True)
        return len(times) + len(jionlp.ner.extract_money(text, with_parsing=True))

    return "jionlp 1.5.31", "times and money, with their values", work


def recognizers():
    from recognizers_date_time import recognize_datetime
    from recognizers_number import recognize_number, recognize_ordinal, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension
    from recognizers_text import Culture

    kinds = (recognize_number, recognize_ordinal, recognize_percentage, recognize_currency, recognize_dimension)
    for kind in kinds:
        kind("100元", Culture.Chinese)
    recognize_datetime("今年1月", Culture.Chinese)

    def work(text, day):
        found = len(recognize_datetime(text, Culture.Chinese, reference=day))
        return found + sum(len(kind(text, Culture.Chinese)) for kind in kinds)

    return "recognizers-text-suite 1.0.2a2", "times, numbers, percentages, money and dimensions", work


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("text")
    parser.add_argument("--peer", choices=["jionlp", "recognizers"], action="append")
    parser.add_argument("--bytes", type=int, default=100_000)
    options = parser.parse_args()
    logging.disable()  # JioNLP logs each expression that it gives up
    documents, size = [], 0
    with open(options.text, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            text = record["title"] + "\n" + record["text"]
            documents.append((text, datetime.datetime.fromisoformat(record["published"])))
            size += len(text.encode())
            if size >= options.bytes:
                break
    for peer in options.peer or ["jionlp", "recognizers"]:
        name, what, work = {"jionlp": jionlp, "recognizers": recognizers}[peer]()
        found, failed = 0, 0
        start = time.process_time()
        for text, day in documents:
            try:
                found += work(text, day)
            except Exception as error:  # noqa: BLE001: a peer's fault must not end the comparison
                failed += 1
                print(f"{name}: {type(error).__name__}: {error}", file=sys.stderr)
        rate = round(size / (time.process_time() - start) / 1e6, 3)
        row = {"workload": name, "what": what, "bytes": size, "found": found, "megabytes_per_second": rate}
        if failed:
            row["failed_documents"] = failed
        print(json.dumps(row, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
