#!/usr/bin/env python3
"""Compares what each target imports with the one-way table of the architecture.

The compiler stops imports of undeclared targets, but not a declaration that breaks the design.
"""
import pathlib
import re
import sys

STAGES = {"Ingest", "Clean", "Segment", "Extract", "Load"}
ALLOWED = {
    "Corpus": set(),
    "Language": {"Corpus", "COpenCC"},
    "Markup": {"Corpus", "CLibXML2", "CUchardet"},
    "Ingest": {"Corpus", "Markup", "Crypto", "CArchive"},
    "Clean": {"Corpus", "Language", "Markup"},
    "Segment": {"Corpus", "Language"},
    "Extract": {"Corpus", "Language"},
    "Load": {"Corpus", "Language", "GRDB", "GRDBSQLite", "Crypto", "CXlsxWriter", "CArchive"},
    "Pipeline": {"Corpus", "Language", "Crypto", "Logging"} | STAGES,
    "zhai": {"Pipeline", "ArgumentParser", "Logging"},
    "TestSupport": {"Corpus", "Language", "Pipeline"} | STAGES,
}
# Comes with the toolchain, and is nobody's secret.
SYSTEM = {"Foundation", "Glibc", "Synchronization"}
# Corpus is values without input or output; Extract and Segment never open a file.
WITHOUT_FOUNDATION = {"Corpus", "Segment", "Extract"}

IMPORT = re.compile(r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:public |internal |package )?import (?:\w+ )?(\w+)")


def main():
    root = pathlib.Path(__file__).resolve().parent.parent / "Sources"
    faults = []
    for path in sorted(root.rglob("*.swift")):
        target = path.relative_to(root).parts[0]
        allowed = ALLOWED[target] | (SYSTEM if target not in WITHOUT_FOUNDATION else set())
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = IMPORT.match(line)
            if match and match.group(1) not in allowed:
                faults.append(f"{path.relative_to(root.parent)}:{number}: {target} may not import {match.group(1)}")
    print("\n".join(faults) or "imports: as designed")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
