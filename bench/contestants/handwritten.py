"""The script that a person would write: a server-side cursor on one side, executemany on the other.

The job comes as JSON on standard input."""

import json
import sys

import psycopg2
import pymysql
import pymysql.cursors

BATCH = 1000


def connect_postgres(login):
    return psycopg2.connect(
        host=login["host"], port=login["port"], user=login["user"], password=login["password"], dbname=login["database"]
    )


def connect_mysql(login):
    return pymysql.connect(
        host=login["host"],
        port=login["port"],
        user=login["user"],
        password=login["password"],
        database=login["database"],
        charset="utf8mb4",
        cursorclass=pymysql.cursors.SSCursor,
    )


def plain(value):
    return bytes(value) if isinstance(value, memoryview) else value


def copy(source, target, table, to_mysql):
    if to_mysql:
        reader = source.cursor(name="everything")
        reader.itersize = BATCH
    else:
        reader = source.cursor()
    reader.execute(table["select"])
    writer = target.cursor()
    while True:
        rows = reader.fetchmany(BATCH)
        if not rows:
            break
        batch = []
        for row in rows:
            values = [plain(value) for value in row]
            for index in table["booleans"]:
                values[index] = bool(values[index])
            batch.append(values)
        writer.executemany(table["insert"], batch)
    reader.close()


def main():
    job = json.load(sys.stdin)
    to_mysql = job["direction"] == "postgres-mysql"
    source = connect_postgres(job["source"]) if to_mysql else connect_mysql(job["source"])
    target = connect_mysql(job["target"]) if to_mysql else connect_postgres(job["target"])

    setup = target.cursor()
    for statement in job["statements"]:
        setup.execute(statement)
    target.commit()

    for table in job["tables"]:
        copy(source, target, table, to_mysql)
    target.commit()
    source.close()
    target.close()


main()
