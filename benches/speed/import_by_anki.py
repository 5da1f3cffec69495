"""Imports notes from JSON into a new collection with the `anki` package.

Called as `import_by_anki.py NOTES.json COLLECTION`: prints the wall and CPU time of the import, in nanoseconds. Starting Python, loading the package and
making the empty collection are not in them; closing the collection, which writes what is left to the disk, is.
"""

import sys
import time

from anki.collection import Collection


def main(notes: str, path: str) -> None:
    collection = Collection(path)
    wall, cpu = time.perf_counter_ns(), time.process_time_ns()
    collection.import_json_file(notes)
    count = collection.note_count()
    collection.close()
    wall, cpu = time.perf_counter_ns() - wall, time.process_time_ns() - cpu
    assert count > 0, "no note was imported"
    print(wall, cpu, count)


main(*sys.argv[1:])
