import type { FieldFault } from './fault';

/** Text of query builders and drivers in error bodies. */

const telling =
  (message: string, statuses: (status: number, raw: string) => boolean = (status) => status === 400): FieldFault['change'] =>
  (base) => ({
    explain: (status, code, told, ask) => base.explain(status, code, statuses(status, ask.raw) ? message : told, ask),
  });

export const disclosure: readonly FieldFault[] = [
  {
    id: 'lower-case-select',
    source: 'https://knexjs.org/guide/query-builder.html',
    seen: 'A refusal tells the statement.',
    change: telling(
      'select "id", "name" from "parcels" where "depot" = $1 order by "created_at" desc limit $2 - invalid input syntax',
    ),
  },
  {
    id: 'sqlite-mismatch',
    source: 'https://www.sqlite.org/rescode.html#mismatch',
    seen: 'A refusal tells SQLITE_MISMATCH.',
    change: telling('SQLITE_MISMATCH: datatype mismatch'),
  },
  {
    id: 'oracle-code',
    source: 'https://docs.oracle.com/en/error-help/db/ora-01722/',
    seen: 'A refusal tells ORA-01722.',
    change: telling('ORA-01722: invalid number'),
  },
  {
    id: 'pg-gem',
    source: 'https://rubydoc.info/gems/pg/PG',
    seen: 'A refusal tells the class of the driver.',
    change: telling('PG::InvalidTextRepresentation: ERROR:  invalid input syntax for type integer: "x"'),
  },
  {
    id: 'psycopg',
    source: 'https://www.psycopg.org/docs/errors.html',
    seen: 'A refusal tells the module of the driver.',
    change: telling('(psycopg2.errors.UndefinedColumn) column parcels.nope does not exist\nLINE 1: ...'),
  },
  {
    id: 'mysql-syntax',
    source: 'https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html',
    seen: 'A refusal tells the product and the place of the error.',
    change: telling(
      "You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near 'x' at line 1",
    ),
  },
  {
    id: 'sequelize',
    source: 'https://sequelize.org/api/v6/class/src/errors/database-error.ts~databaseerror',
    seen: 'A refusal tells SequelizeDatabaseError.',
    change: telling('SequelizeDatabaseError: invalid input syntax for type bigint'),
  },
  {
    id: 'prisma',
    source: 'https://www.prisma.io/docs/orm/reference/error-reference',
    seen: 'A refusal tells the call of the query builder and a file.',
    change: telling('Invalid `prisma.parcel.findMany()` invocation in /app/src/parcels.service.js:41:30'),
  },
  {
    id: 'sql-server',
    source: 'https://learn.microsoft.com/en-us/sql/relational-databases/errors-events/',
    seen: 'A refusal tells a conversion of SQL Server.',
    change: telling("Conversion failed when converting the nvarchar value 'x' to data type int."),
  },
  {
    id: 'go-stack',
    source: 'https://pkg.go.dev/runtime/debug#Stack',
    seen: 'A refusal holds a stack trace of Go.',
    change: telling(
      'runtime error: index out of range [1]\ngoroutine 34 [running]:\nmain.list(0xc000)\n\t/srv/app/list.go:52 +0x1d',
    ),
  },
  {
    id: 'python-stack',
    source: 'https://docs.python.org/3/library/traceback.html',
    seen: 'A refusal holds a stack trace of Python.',
    change: telling(
      'Traceback (most recent call last):\n  File "/srv/app/views.py", line 12, in list\n    return int(x)\nValueError',
    ),
  },
  {
    id: 'select-at-wrong-token',
    source: 'https://knexjs.org/guide/query-builder.html',
    seen: 'The refusal of a token tells the statement.',
    change: telling(
      'select * from parcels where (created_at, id) < ($1, $2) limit 51 - date/time field value out of range',
      (status, raw) => status === 400 && raw.includes('after='),
    ),
  },
];
