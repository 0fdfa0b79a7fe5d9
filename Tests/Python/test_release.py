"""A release is what its descriptions say: the validators of each format accept it, and every
program that reads an export gets the same rows and the same values.

Run from the repository's root, after `swift build`. `ZHAI` names another binary.
"""

import csv
import datetime
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("ZHAI", ROOT / ".build/debug/zhai")).resolve()
TOOLS = Path(sys.executable).parent

# What spreadsheets run, what formats use for themselves, and what is too long for one of them.
HOSTILE = [
    "=cmd|'/c calc'!A1", "+1", "-1", "@x", "\tx", "\rx", "a\tb", "a\nb", "a\r\nb", 'say "hi"',
    " blank at both ends ", "back\\slash\\n", "_x0041_", "\ufffe\uffff", "\u0007\u001b", "甲,乙",
    "'", '"', "NULL", "true", "0012", "1e5", "9007199254740993", "😀𠮷", "ｱ", "长" * 350_000,
]
FORMATS = ["csv", "excel", "tsv", "jsonl", "documents", "jsonld", "xlsx", "datasette"]


def configuration(name="test"):
    def modules(*names):
        return [{"module": name} for name in names]

    return {
        "dataset": {
            "name": name, "version": "1.0.0", "title": "A test: of releases", "licence": "CC-BY-4.0",
            "description": "Texts \"made\" for tests.", "creators": ["Zhai contributors"],
            "homepage": "https://example.org/test",
        },
        "stages": {
            "ingest": [{
                "module": "json-lines", "paths": ["in/*.jsonl"],
                "fields": {
                    "text": "text", "title": "title", "url": "url", "published": "published",
                    "section": "section",
                },
            }],
            "clean": modules("unicode", "width", "line-endings", "notices"),
            "segment": modules("documents", "sentences", "tokens"),
            "extract": modules(
                "times", "quantities", "works", "names", "links", "quotations", "rules", "statistics"
            ),
            "load": modules("duplicates", "entities", "search"),
        },
        "exports": [{"format": name} for name in FORMATS],
    }


def documents(count):
    for number in range(count):
        yield {
            "text": f"新华社北京{number % 12 + 1}月5日电，第{number}届展览在广州开幕。\n"
            f"《展览{number}》展出{number * 37}件作品，同比增长{number}.5%。“很好，”王小明说。"
            "王小明是广州花城设计公司创始人。2024年当地旅游收入增长14.7%，接待游客28万人次。",
            "title": HOSTILE[number] if number < len(HOSTILE) else f"第{number}届展览",
            "url": f"https://example.org/{number}",
            "published": ["2025-02-05", "2025-02", "2025", "2025-02-05T09:30:00+08:00"][number % 4],
            "section": HOSTILE[number % len(HOSTILE)] if number < 2 * len(HOSTILE) else "综合",
        }


def prepare(folder, count):
    (folder / "in").mkdir(parents=True)
    lines = [json.dumps(document, ensure_ascii=False) for document in documents(count)]
    # Half of a surrogate pair, and U+0000: rejects, not rows.
    lines += [r'{"text": "半个\ud800字"}', r'{"text": "零\u0000"}']
    (folder / "in/a.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")
    (folder / "pipeline.json").write_text(json.dumps(configuration()), encoding="utf-8")
    return folder


def zhai(folder, *arguments, status=0, **environment):
    done = subprocess.run(
        [BINARY, *map(str, arguments)], cwd=folder, capture_output=True, text=True,
        env={**os.environ, **environment}, check=False,
    )
    assert done.returncode == status, done.stderr + done.stdout
    return done.stdout


def release(folder, count):
    prepare(folder, count)
    zhai(folder, "run")
    zhai(folder, "release", "1.0.0")
    return folder / "output/releases/test-1.0.0"


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return release(tmp_path_factory.mktemp("small"), 60)


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    return release(tmp_path_factory.mktemp("large"), 1000)


@pytest.fixture(scope="module")
def database(small):
    connection = sqlite3.connect(f"file:{small}/test.sqlite?mode=ro&immutable=1", uri=True)
    yield connection
    connection.close()


def tables(folder):
    return sorted(path.stem for path in (folder / "csv").glob("*.csv"))


def columns(database, table):
    return [row[1] for row in database.execute(f"PRAGMA table_info({table})")]


def booleans(names):
    return [name in ("cut_head", "cut_tail") for name in names]


def stored(database, table):
    """The rows as CSV writes them: text, or None."""
    names = columns(database, table)
    order = {
        "v_relations": "document_id, ordinal", "v_statistics": "document_id, ordinal",
        "v_quotations": "document_id, ordinal", "v_documents": "document_id",
        "v_entities": "entity_id",
    }.get(table)
    if order is None:
        found = database.execute(f"SELECT name FROM pragma_table_info('{table}') WHERE pk > 0 ORDER BY pk")
        order = ", ".join(f'"{name}"' for (name,) in found)
    flags = booleans(names)
    for row in database.execute(f"SELECT * FROM {table} ORDER BY {order}"):
        yield [plain(value, flag) for value, flag in zip(row, flags)]


def plain(value, is_flag=False):
    if value is None:
        return None
    if is_flag:
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value == int(value) and abs(value) < 1e18 else repr(value)
    return str(value)


def tool(name):
    path = TOOLS / name
    return str(path) if path.exists() else shutil.which(name) or name


def checked(command, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    return done.stdout + done.stderr


@pytest.mark.parametrize("size", ["small", "large"])
def test_frictionless_accepts_the_data_package(size, request):
    folder = request.getfixturevalue(size)
    checked([tool("frictionless"), "validate", "datapackage.json"], folder)


@pytest.mark.parametrize("size", ["small", "large"])
def test_mlcroissant_accepts_the_description_without_a_warning(size, request):
    folder = request.getfixturevalue(size)
    said = checked([tool("mlcroissant"), "validate", "--jsonld", "croissant.json"], folder)
    assert "warning" not in said.lower()


def test_mlcroissant_loads_every_record_set(small, database):
    import mlcroissant

    dataset = mlcroissant.Dataset(jsonld=str(small / "croissant.json"))
    for table in tables(small):
        rows = database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        if rows:
            assert sum(1 for _ in dataset.records(table)) == rows, table


@pytest.mark.parametrize("size", ["small", "large"])
def test_csvw_accepts_the_tabular_metadata(size, request):
    # Python's csv takes no cell beyond 131 072 characters unless it is told to.
    call = "import csv, csvw.__main__ as tool; csv.field_size_limit(10**9); tool.csvwvalidate()"
    command = [sys.executable, "-c", call, "csv-metadata.json"]
    assert "OK" in checked(command, request.getfixturevalue(size))


def test_the_citation_names_what_the_format_asks_for(small):
    import yaml

    citation = yaml.safe_load((small / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["cff-version"] == "1.2.0" and citation["type"] == "dataset"
    assert citation["title"] == "A test: of releases" and citation["version"] == "1.0.0"
    assert citation["date-released"] == "2025-02-05" and citation["license"] == "CC-BY-4.0"
    assert citation["authors"] == [{"name": "Zhai contributors"}]


def test_the_descriptions_are_refused_where_the_data_was_changed(small, tmp_path):
    copy = shutil.copytree(small, tmp_path / "copy")
    path = copy / "csv/mentions.csv"
    path.write_bytes(path.read_bytes().replace(b",person,", b",persona,", 1))
    for command in (["frictionless", "validate", "datapackage.json"], ["sha256sum", "-c", "SHA256SUMS"]):
        done = subprocess.run([tool(command[0]), *command[1:]], cwd=copy, capture_output=True, check=False)
        assert done.returncode != 0, command
    zhai(copy, "verify", ".", status=65)


def test_sqlite_finds_the_database_whole(small, database):
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_csv_holds_the_database(small, database):
    csv.field_size_limit(10**8)
    for table in tables(small):
        with open(small / f"csv/{table}.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert rows[0] == columns(database, table)
        assert [[cell or None for cell in row] for row in rows[1:]] == list(stored(database, table)), table


def test_the_copy_for_spreadsheets_guards_texts_alone(small, database):
    csv.field_size_limit(10**8)
    with open(small / "excel/metadata.csv", "rb") as file:
        assert file.read(3) == b"\xef\xbb\xbf"
    with open(small / "excel/metadata.csv", encoding="utf-8-sig", newline="") as file:
        values = [row["value"] for row in csv.DictReader(file)]
    expected = [row[3] for row in stored(database, "metadata")]
    assert values == ["'" + value if value[0] in "=+-@\t\r" else value for value in expected]
    guarded = {value for value in values if value.startswith("'")}
    assert "'=cmd|'/c calc'!A1" in guarded and "'-1" in guarded
    with open(small / "excel/quantities.csv", encoding="utf-8-sig", newline="") as file:
        assert not any(row["value"].startswith("'") for row in csv.DictReader(file))


def test_tsv_and_json_lines_hold_the_database(small, database):
    escapes = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\"}

    def unescaped(cell):
        return re.sub(r"\\[tnr\\]", lambda found: escapes[found[0]], cell) or None

    for table in tables(small):
        expected = list(stored(database, table))
        lines = (small / f"tsv/{table}.tsv").read_bytes().decode("utf-8").split("\n")[:-1]
        assert [[unescaped(cell) for cell in line.split("\t")] for line in lines[1:]] == expected, table
        rows = []
        for line in (small / f"jsonl/{table}.jsonl").read_bytes().decode("utf-8").split("\n")[:-1]:
            row = json.loads(line)
            assert list(row) == columns(database, table)
            rows.append([
                ("true" if value else "false") if isinstance(value, bool) else plain(value)
                for value in row.values()
            ])
        assert rows == expected, table


def test_pandas_polars_and_duckdb_read_the_same_values(small, database, tmp_path):
    import duckdb
    import pandas
    import polars

    for table in tables(small):
        path = str(small / f"csv/{table}.csv")
        expected = list(stored(database, table))
        frame = pandas.read_csv(path, dtype=str, keep_default_na=False, na_values=[""])
        assert [[cell if isinstance(cell, str) else None for cell in row] for row in frame.values.tolist()] == expected, table
        assert [list(row) for row in polars.read_csv(path, infer_schema=False).rows()] == expected, table
        sql = "SELECT * FROM read_csv(?, all_varchar = true, header = true, max_line_size = 20000000)"
        assert [list(row) for row in duckdb.execute(sql, [path]).fetchall()] == expected, table


def test_parquet_by_duckdb_holds_the_database(small, database, tmp_path):
    import duckdb

    for table in ["metadata", "quantities", "v_quotations", "documents"]:
        target = tmp_path / f"{table}.parquet"
        duckdb.sql(
            f"COPY (FROM read_json('{small}/jsonl/{table}.jsonl', maximum_object_size = 20000000,"
            f" dateformat = '%%', timestampformat = '%%')) TO '{target}'"
        )
        names = ", ".join(f'"{name}"' for name in columns(database, table))
        rows = duckdb.sql(f"SELECT {names} FROM '{target}'").fetchall()
        flags = booleans(columns(database, table))
        found = [[plain(value, flag) for value, flag in zip(row, flags)] for row in rows]
        assert found == list(stored(database, table)), table


def test_the_spreadsheet_has_typed_cells_and_no_formula(small, database):
    import openpyxl
    from openpyxl.utils.escape import unescape

    book = openpyxl.load_workbook(small / "xlsx/test.xlsx")
    assert book.sheetnames == ["README", "documents", "entities", "relations", "statistics", "quotations"]
    for sheet in book.worksheets[1:]:
        view = "v_" + sheet.title
        assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref.startswith("A1:")
        names = [cell.value for cell in sheet[1]]
        assert names == columns(database, view)
        rows = [[cell for cell in row] for row in sheet.iter_rows(min_row=2)]
        expected = list(stored(database, view))
        assert len(rows) == len(expected), view
        for row, wanted in zip(rows, expected):
            assert all(cell.data_type != "f" for cell in row), view
            found = [unescape(shown(cell)) if isinstance(cell.value, str) else shown(cell) for cell in row]
            found = in_cells(names, found, over=1)
            assert found == [excel(value) for value in in_cells(names, wanted)], view
            if dict(zip(names, wanted)).get("unit") == "%":
                assert row[names.index("value")].number_format.endswith("%")
    for view in ["relations", "statistics"]:
        assert book[view].max_row > 60, view
    published = {type(cell.value) for cell in book["documents"]["C"][1:] if cell.value is not None}
    assert published == {str, datetime.datetime}, "2025-02 stays text, 2025-02-05 is a date"
    link = book["quotations"]["A2"].hyperlink.location
    assert re.fullmatch(r"'documents'!A\d+", link)
    sheet, cell = link.split("!")
    assert book[sheet.strip("'")][cell].value == book["quotations"]["A2"].value
    cover = [[cell.value for cell in row] for row in book["README"].iter_rows(max_col=2)]
    assert ["Version", "1.0.0"] in cover and ["Licence", "CC-BY-4.0"] in cover
    assert any("documents: 1 texts were cut at 32767" in (row[1] or "") for row in cover if row[0] == "Notice")


def excel(text):
    """What is left of a text in a cell."""
    if text is None or len(text.encode("utf-16-le")) <= 2 * 32767:
        return text
    return text[:32766] + "…"


def in_cells(names, row, over=100):
    """A row of the database as cells hold it: 14.7% is the number 0.147."""
    fields = dict(zip(names, row))
    if fields.get("unit") == "%":
        for name in ("value", "low", "high"):
            if fields[name] is not None:
                is_shown = fields[name].endswith("%")
                fields[name] = f"{float(fields[name].rstrip('%')) / (100 if is_shown else over):.12g}"
    return list(fields.values())


def shown(cell):
    value = cell.value
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, bool):
        return "true" if value else "false"
    return plain(value)


def office(tmp_path, source, *options):
    """Has LibreOffice write `source` as CSV; its profile is the test's own."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("no soffice on the PATH (Debian: libreoffice-calc-nogui)")
    command = [program, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", *options]
    checked([*command, "--outdir", str(tmp_path), str(source)], tmp_path)


def one_end(cell):
    """Spreadsheets and R know one end of a line, LF."""
    return cell and cell.replace("\r\n", "\n").replace("\r", "\n")


def lines(path):
    with open(path, encoding="utf-8", newline="") as file:
        return [[cell or None for cell in row] for row in csv.reader(file)]


# The tokens of LibreOffice's filter: comma, quotation mark, UTF-8, from line 1, and so on.
OFFICE_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def test_libreoffice_gives_the_cells_of_the_csv_back(small, database, tmp_path):
    office(tmp_path, small / "xlsx/test.xlsx", "--convert-to", OFFICE_CSV)
    for view in ["documents", "entities", "relations", "statistics", "quotations"]:
        names, *rows = lines(tmp_path / f"test-{view}.csv")
        expected = [[excel(cell) for cell in row] for row in stored(database, "v_" + view)]
        expected = [in_cells(names, row) for row in expected]
        rows = [in_cells(names, row, over=1) for row in rows]
        # LibreOffice writes true as TRUE.
        flags = booleans(names)
        rows = [[cell.lower() if flag else cell for cell, flag in zip(row, flags)] for row in rows]
        rows = [[one_end(cell) for cell in row] for row in rows]
        assert rows == [[one_end(cell) for cell in row] for row in expected], view


def test_libreoffice_reads_the_csv(small, database, tmp_path):
    for table in ["metadata", "quantities", "relations", "v_statistics"]:
        names = columns(database, table)
        as_text = "/".join(f"{number}/2" for number in range(1, len(names) + 1))
        source = small / f"csv/{table}.csv"
        office(
            tmp_path, source, f"--infilter=Text - txt - csv (StarCalc):44,34,76,1,{as_text}", "--convert-to", OFFICE_CSV
        )
        (written,) = tmp_path.glob(f"{table}*.csv")
        # A cell of a million characters is cut when it reads CSV; what is there is right.
        rows = [[cell and cell[:60_000] for cell in row] for row in lines(written)]
        expected = [[cell and one_end(cell)[:60_000] for cell in row] for row in stored(database, table)]
        assert rows == [names, *expected], table


def test_r_reads_the_csv(small, database, tmp_path):
    program = shutil.which("Rscript")
    if program is None:
        pytest.skip("no Rscript on the PATH (Debian: r-base-core)")
    script = """
        folders <- commandArgs(TRUE)
        for (path in list.files(folders[1], full.names = TRUE)) {
          rows <- read.csv(path, colClasses = "character", na.strings = "", encoding = "UTF-8", check.names = FALSE)
          write.csv(rows, file.path(folders[2], basename(path)), row.names = FALSE, na = "", fileEncoding = "UTF-8")
        }
    """
    (tmp_path / "written").mkdir()
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    command = [program, "--vanilla", "-e", script, str(small / "csv"), str(tmp_path / "written")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for table in tables(small):
        names, *rows = lines(tmp_path / f"written/{table}.csv")
        assert names == columns(database, table)
        expected = [[one_end(cell) for cell in row] for row in stored(database, table)]
        assert [[one_end(cell) for cell in row] for row in rows] == expected, table


def test_documents_nest_what_was_found_in_them(small, database):
    files = sorted((small / "documents").glob("*.json"))
    assert len(files) == database.execute("SELECT count(*) FROM documents").fetchone()[0]
    found = 0
    for path in files:
        document = json.loads(path.read_text(encoding="utf-8"))
        assert path.stem == document["document_id"]
        names = {entity["entity_id"] for entity in document.get("entities", [])}
        sentences = document["sentences"]
        mentions = [mention for part in [*sentences, document] for mention in part.get("mentions", [])]
        found += len(mentions)
        for mention in mentions:
            assert document["text"][mention["start"]:mention["end"]] == mention["text"]
            assert mention["entity_id"] is None or mention["entity_id"] in names
    assert found == database.execute("SELECT count(*) FROM mentions").fetchone()[0] > 0


def test_linked_data_names_every_node_that_it_points_at(small, database):
    graph = json.loads((small / "jsonld/test.jsonld").read_text(encoding="utf-8"))
    nodes = {node["@id"]: node for node in graph["@graph"]}
    assert len(nodes) == len(graph["@graph"])
    expected = "SELECT (SELECT count(*) FROM documents) + (SELECT count(*) FROM entities) + (SELECT count(*) FROM relations)"
    assert len(nodes) == database.execute(expected).fetchone()[0]
    for prefix in {key.split(":")[0] for node in nodes.values() for key in node if not key.startswith("@")}:
        assert prefix in graph["@context"]
    references = re.findall(r'\{"@id":"(id:[^"]+)"\}', (small / "jsonld/test.jsonld").read_text(encoding="utf-8"))
    assert set(references) <= set(nodes)


def test_datasette_shows_titles_meanings_and_a_search(small):
    command = [tool("datasette"), "-i", "test.sqlite", "-m", "datasette-metadata.json", "--get"]
    assert "A test: of releases" in checked([*command, "/"], small)
    page = checked([*command, "/test/v_entities"], small)
    assert "The entities with all their names" in page
    answer = json.loads(checked([*command, "/test/documents.json?_size=1"], small))
    assert answer["filtered_table_rows_count"] == 60
    search = checked([*command, "/test/sentences_with_words.json?words=%E5%B1%95%E8%A7%88&_shape=array"], small)
    assert "展览" in json.loads(search)[0]["text"]


def test_the_same_release_anywhere_and_at_any_time(small, tmp_path):
    expected = (small / "SHA256SUMS").read_bytes()
    for workers, zone, locale in [("1", "Asia/Shanghai", "C"), ("2", "America/New_York", "zh_CN.UTF-8")]:
        folder = prepare(tmp_path / f"another folder {workers}", 60)
        zhai(folder, "run", "--workers", workers, TZ=zone, LC_ALL=locale)
        zhai(folder, "release", "1.0.0", TZ=zone, LC_ALL=locale)
        made = folder / "output/releases/test-1.0.0"
        assert (made / "SHA256SUMS").read_bytes() == expected
        archives = [path.with_name("test-1.0.0.tar.zst").read_bytes() for path in (made, small)]
        assert archives[0] == archives[1]


def test_the_declared_time_stands_in_all_files(small, tmp_path):
    import openpyxl

    folder = prepare(tmp_path / "declared", 10)
    for _ in range(2):
        zhai(folder, "run", SOURCE_DATE_EPOCH="86400")
        zhai(folder, "release", "1.0.0", SOURCE_DATE_EPOCH="86400")
    made = folder / "output/releases/test-1.0.0"
    assert json.loads((made / "datapackage.json").read_bytes())["created"] == "1970-01-02T00:00:00Z"
    assert openpyxl.load_workbook(made / "xlsx/test.xlsx").properties.created.isoformat() == "1970-01-02T00:00:00"
    zhai(folder, "run", status=64, SOURCE_DATE_EPOCH="yesterday")


def test_a_version_is_released_once(tmp_path):
    folder = prepare(tmp_path / "once", 4)
    zhai(folder, "release", "1.0.0", status=66)
    zhai(folder, "run")
    zhai(folder, "release", "1", status=64)
    zhai(folder, "release", "1.0.0")
    archive = folder / "output/releases/test-1.0.0.tar.zst"
    before = archive.read_bytes()
    zhai(folder, "release", "1.0.0")
    (folder / "in/b.jsonl").write_text('{"text": "新来的一篇。"}\n', encoding="utf-8")
    zhai(folder, "run")
    zhai(folder, "release", "1.0.0", status=65)
    assert archive.read_bytes() == before
    zhai(folder, "release", "1.0.1")
    changes = (folder / "output/releases/test-1.0.1/CHANGES.md").read_text(encoding="utf-8")
    assert "Against 1.0.0" in changes and "| `documents` | input | 1 | 0 | 0 |" in changes
    lines = (folder / "output/releases/test-1.0.1/changes.jsonl").read_text(encoding="utf-8").splitlines()
    added = [json.loads(line) for line in lines if json.loads(line)["table"] == "documents"]
    assert [(row["op"], row["cause"]) for row in added] == [("added", "input")]
    for path in ["output", "output/releases/test-1.0.1", "output/releases/test-1.0.0.tar.zst"]:
        assert zhai(folder, "verify", path).endswith("sound\n")


def test_what_is_released_was_made_under_what_the_release_states(tmp_path):
    folder = prepare(tmp_path / "origin", 4)
    zhai(folder, "run")
    changed = configuration()
    changed["stages"]["extract"] = changed["stages"]["extract"][:2]
    (folder / "pipeline.json").write_text(json.dumps(changed), encoding="utf-8")
    zhai(folder, "release", "1.0.0", status=65)
    assert not (folder / "output/releases/test-1.0.0").exists()
    zhai(folder, "run")
    zhai(folder, "release", "1.0.0")
    # With the state gone nobody can tell, and the dataset itself is sound.
    (folder / "output/state.sqlite").unlink()
    zhai(folder, "release", "1.0.1")


def test_a_signature_is_made_and_checked(tmp_path):
    if shutil.which("ssh-keygen") is None:
        pytest.skip("no ssh-keygen on the PATH (Debian: openssh-client)")
    folder = prepare(tmp_path / "signed", 4)
    checked(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "a@example.org", "-f", "key"], folder)
    public = (folder / "key.pub").read_text(encoding="utf-8")
    (folder / "signers").write_text("a@example.org " + public, encoding="utf-8")
    zhai(folder, "run")
    zhai(folder, "release", "1.0.0", "--sign", "key")
    made = "output/releases/test-1.0.0"
    assert "nobody vouches" in zhai(folder, "verify", made)
    assert 'Good "file" signature for a@example.org' in zhai(folder, "verify", made, "--signers", "signers")
    assert "a@example.org" in zhai(folder, "verify", made + ".tar.zst", "--signers", "signers")
    checked(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "other"], folder)
    other = (folder / "other.pub").read_text(encoding="utf-8")
    (folder / "others").write_text("b@example.org " + other, encoding="utf-8")
    zhai(folder, "verify", made, "--signers", "others", status=65)
    zhai(folder, "verify", "output", "--signers", "signers", status=65)


def test_diff_tells_exactly_what_was_planted(small, tmp_path):
    old = shutil.copy(small / "test.sqlite", tmp_path / "old.sqlite")
    new = shutil.copy(old, tmp_path / "new.sqlite")
    assert zhai(tmp_path, "diff", old, new) == "no row differs\n"
    database = sqlite3.connect(new)
    ids = [row[0] for row in database.execute("SELECT document_id FROM documents ORDER BY 1")]
    # A name less at the head: all ordinals after it move, and nothing else is to be told.
    database.execute("DELETE FROM mentions WHERE document_id = ? AND ordinal = 0", [ids[0]])
    database.execute("UPDATE mentions SET ordinal = ordinal - 1 WHERE document_id = ?", [ids[0]])
    database.execute("UPDATE quantities SET value = 7 WHERE document_id = ? AND ordinal = 1", [ids[1]])
    database.execute("UPDATE documents SET language = 'en' WHERE document_id = ?", [ids[2]])
    row = database.execute("SELECT * FROM quotations WHERE document_id = ? LIMIT 1", [ids[3]]).fetchone()
    marks = ", ".join("?" * len(row))
    database.execute(f"INSERT INTO quotations VALUES ({marks})", [row[0], 99, row[2], 0, 1, "新", *row[6:]])
    database.commit()
    database.close()
    lines = [json.loads(line) for line in zhai(tmp_path, "diff", old, new, "--format", "json").splitlines()]
    told = [(line["op"], line["table"], line["key"]["document_id"], list(line["fields"])) for line in lines]
    assert told == [
        ("changed", "documents", ids[2], ["language"]),
        ("removed", "mentions", ids[0], []),
        ("changed", "quantities", ids[1], ["value"]),
        ("added", "quotations", ids[3], []),
    ]
    assert lines[2]["fields"]["value"][1] == 7 and lines[1]["key"]["ordinal"] == 0
    assert {line["cause"] for line in lines} == {None}, "a database alone does not say what made it"
    assert "| `mentions` | unknown | 0 | 1 | 0 |" in zhai(tmp_path, "diff", old, new, "--format", "markdown")
    zhai(tmp_path, "diff", old, new, "--detailed-exitcode", status=3)
    zhai(tmp_path, "diff", old, "none", status=66)


def test_diff_names_the_configuration_and_the_rules(tmp_path):
    folder = prepare(tmp_path / "causes", 4)
    zhai(folder, "run")
    zhai(folder, "release", "1.0.0")
    changed = configuration()
    changed["stages"]["extract"] = [
        module for module in changed["stages"]["extract"] if module["module"] != "quotations"
    ]
    (folder / "pipeline.json").write_text(json.dumps(changed), encoding="utf-8")
    zhai(folder, "run")
    zhai(folder, "release", "1.1.0")
    lines = (folder / "output/releases/test-1.1.0/changes.jsonl").read_text(encoding="utf-8").splitlines()
    told = {(row["table"], row["op"], row["cause"]) for row in map(json.loads, lines)}
    # Without the module its word list is not read either, which is no change of the rules.
    assert ("quotations", "removed", "config") in told
    assert {cause for _, _, cause in told} == {"config"}


def test_a_dataset_is_made_once_more_and_compared(small):
    folder = small.parents[2]
    for path in ["output", "output/releases/test-1.0.0"]:
        said = zhai(folder, "verify", path, "--rebuild", "pipeline.json")
        assert "rebuild       ok" in said and said.endswith("sound\n")


def test_drift_keeps_the_old_dataset(tmp_path):
    folder = prepare(tmp_path / "drift", 10)
    checks = [
        {"check": "drift", "table": "documents", "max_drop": 0.3},
        {"check": "row-count", "table": "flags", "max": 0, "severity": "warn"},
    ]
    (folder / "pipeline.json").write_text(json.dumps({**configuration(), "expectations": checks}), encoding="utf-8")
    zhai(folder, "run")
    before = os.readlink(folder / "output/current")
    (folder / "in/a.jsonl").write_text('{"text": "只有一篇。"}\n', encoding="utf-8")
    zhai(folder, "run", status=65)
    assert os.readlink(folder / "output/current") == before
    logs = [json.loads(path.read_bytes()) for path in sorted((folder / "output/log").glob("checks-*.json"))]
    assert [log["published"] for log in logs] == [True, False]
    assert [check["passed"] for check in logs[1]["checks"]][0] is False
    assert logs[1]["checks"][0]["found"] == "1 rows after 10"
    checks[0]["max_drop"] = 1
    (folder / "pipeline.json").write_text(json.dumps({**configuration(), "expectations": checks}), encoding="utf-8")
    zhai(folder, "run")
    assert os.readlink(folder / "output/current") != before
