#!/bin/sh
# Makes the role and the database of Wardmote on a PostgreSQL 15, once: the role owns the database and is nothing else.
#
#   make-database.sh NAME            the role and the database, both called NAME, over psql's own settings (PGHOST, PGPORT, PGUSER)
#
# The password is read from standard input, one line, so that no list of processes shows it; an empty line makes a role without one
# (for peer or certificate sign-in). Run it again to change the password.
set -eu
name=${1:?"make-database.sh NAME < password"}
IFS= read -r password || true

psql=${PSQL:-psql}
ask() { "$psql" -X -q -v ON_ERROR_STOP=1 -v name="$name" "$@"; }

# Through \getenv and the :'…' of psql, never through the text of a statement.
WARDMOTE_PASSWORD=$password ask -d postgres <<'SQL'
\getenv password WARDMOTE_PASSWORD
SELECT format('CREATE ROLE %I', :'name') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'name') \gexec
ALTER ROLE :"name" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION;
SELECT format('ALTER ROLE %I PASSWORD %L', :'name', :'password') WHERE :'password' <> '' \gexec
SELECT format('CREATE DATABASE %I OWNER %I ENCODING ''UTF8'' TEMPLATE template0', :'name', :'name')
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \gexec
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
ask -d "$name" <<'SQL'
REVOKE ALL ON SCHEMA public FROM PUBLIC;
ALTER SCHEMA public OWNER TO :"name";
SQL
