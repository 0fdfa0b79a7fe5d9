#!/usr/bin/env python3
"""Makes lexicons/clusters.tsv from word vectors: cluster-words.py VECTORS > lexicons/clusters.tsv

VECTORS is in word2vec's binary form; the committed list was made from `synonyms/data/words.vector` of the Python package
synonyms 3.10.2 (MIT; trained on Chinese Wikipedia). Needs numpy. Spherical k-means with fixed seeds; floating-point sums
may differ between machines, so the list is committed and this is its recipe.
"""
import re
import sys

import numpy as np


def read(path):
    with open(path, "rb") as file:
        count, width = map(int, file.readline().split())
        words, vectors = [], np.empty((count, width), np.float32)
        for index in range(count):
            word = b""
            while (byte := file.read(1)) != b" ":
                word += byte if byte != b"\n" else b""
            words.append(word.decode("utf-8", "replace"))
            vectors[index] = np.frombuffer(file.read(4 * width), np.float32)
    return words, vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)


def cluster(vectors, count, rounds, seed):
    centres = vectors[np.random.default_rng(seed).choice(len(vectors), count, replace=False)].copy()
    nearest, closeness = np.empty(len(vectors), np.int32), np.empty(len(vectors), np.float32)
    for _ in range(rounds):
        for start in range(0, len(vectors), 8192):
            products = vectors[start:start + 8192] @ centres.T
            nearest[start:start + 8192] = products.argmax(1)
            closeness[start:start + 8192] = products.max(1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors)
        empty = np.where(np.bincount(nearest, minlength=count) == 0)[0]
        if len(empty):
            sums[empty] = vectors[np.argsort(closeness)[:len(empty)]]
        centres = sums / (np.linalg.norm(sums, axis=1, keepdims=True) + 1e-9)
    return nearest, centres


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    words, vectors = read(sys.argv[1])
    fine, centres = cluster(vectors, 1000, 20, 1)
    coarse = cluster(centres, 100, 50, 2)[0][fine]
    print("# Clusters of words that occur alike, learned from unlabelled text: word, cluster, coarse cluster.")
    print("# source: spherical k-means (1000 clusters of words, 100 clusters of those) over the word vectors of the "
          "Python package synonyms 3.10.2, trained on Chinese Wikipedia")
    print("# licence: MIT")
    rows = [f"{word}\t{a + 1}\t{b + 1}" for word, a, b in zip(words, fine, coarse)
            if re.fullmatch(r"[\u3400-\u9fff·A-Za-z]+", word)]
    print("\n".join(sorted(rows)))


if __name__ == "__main__":
    main()
