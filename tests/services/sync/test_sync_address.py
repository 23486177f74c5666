"""What people paste as the address of their database."""

import re
from urllib.parse import quote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from careerflow.models.errors import SyncError
from careerflow.models.sync import Pooling, Server
from careerflow.services.sync.address import parse
from careerflow.wording import SENTENCES

REF = "abcdefghijklmnopqrst"
POOLER = "aws-0-ap-southeast-1.pooler.supabase.com"
USER = f"postgres.{REF}"
TRANSACTION = Server(POOLER, 6543, "postgres", USER)
SESSION = Server(POOLER, 5432, "postgres", USER)
DIRECT = Server(f"db.{REF}.supabase.co", 5432, "postgres", "postgres")

CHARACTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\0")
ANY = st.text(CHARACTERS, min_size=1, max_size=40)
# What is typed into an address as it is: no line ends, no signs that cannot be seen.
RAW = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=40)


def left_out(password):
    """Whether it is what stands for a password."""
    return bool(re.fullmatch(r"(?i).*pass.*|\*+|•+", password))


@pytest.mark.parametrize(
    ("text", "server", "pooling", "password"),
    [
        # Supabase's Connect panel: URI, psql, JDBC, .NET, SQLAlchemy, Prisma, parameters.
        (
            f"postgresql://{USER}:[YOUR-PASSWORD]@{POOLER}:6543/postgres",
            TRANSACTION,
            Pooling.TRANSACTION,
            None,
        ),
        (
            f"postgresql://{USER}:s3cret@{POOLER}:5432/postgres",
            SESSION,
            Pooling.SESSION,
            "s3cret",
        ),
        (
            f"postgresql://postgres:[YOUR-PASSWORD]@db.{REF}.supabase.co:5432/postgres",
            DIRECT,
            Pooling.DIRECT,
            None,
        ),
        (
            f"postgres://postgres:a@db.{REF}.supabase.co:6543/postgres",
            Server(DIRECT.host, 6543, "postgres", "postgres"),
            Pooling.TRANSACTION,
            "a",
        ),
        (f"psql -h {POOLER} -p 6543 -d postgres -U {USER}", TRANSACTION, Pooling.TRANSACTION, None),
        (
            f"PGPASSWORD='a b' psql --host={POOLER} --port 6543 -d postgres -U {USER}",
            TRANSACTION,
            Pooling.TRANSACTION,
            "a b",
        ),
        (
            f"jdbc:postgresql://{POOLER}:6543/postgres?user={USER}&password=[YOUR-PASSWORD]",
            TRANSACTION,
            Pooling.TRANSACTION,
            None,
        ),
        (
            f"jdbc:postgresql://{POOLER}:6543/postgres?user={USER}&password=a&b%2",
            TRANSACTION,
            Pooling.TRANSACTION,
            "a&b%2",
        ),
        (
            f'"DefaultConnection": "User Id={USER};Password=a b=c;Server={POOLER};Port=5432;'
            'Database=postgres"',
            SESSION,
            Pooling.SESSION,
            "a b=c",
        ),
        (
            f"user={USER}\npassword=[YOUR-PASSWORD]\nhost={POOLER}\nport=6543\ndbname=postgres",
            TRANSACTION,
            Pooling.TRANSACTION,
            None,
        ),
        (
            f"host: {POOLER}\n\nport: 6543\n\ndatabase: postgres\n\nuser: {USER}\n\n"
            "pool_mode: transaction",
            TRANSACTION,
            Pooling.TRANSACTION,
            None,
        ),
        (
            "# Connect to Supabase via connection pooling\n"
            f'DATABASE_URL="postgresql://{USER}:pw@{POOLER}:6543/postgres?pgbouncer=true"\n\n'
            "# Direct connection to the database. Used for migrations\n"
            f'DIRECT_URL="postgresql://{USER}:pw@{POOLER}:5432/postgres"',
            TRANSACTION,
            Pooling.TRANSACTION,
            "pw",
        ),
        (
            f'DIRECT_URL="postgresql://{USER}:pw@{POOLER}:5432/postgres"\n'
            f'DATABASE_URL="postgresql://{USER}:pw@{POOLER}:6543/postgres"',
            TRANSACTION,
            Pooling.TRANSACTION,
            "pw",
        ),
        # Copied by hand: quotes, blanks, broken lines, signs that cannot be seen.
        (
            f'  psql "postgresql://{USER}:pw@{POOLER}:6543/postgres"  \n',
            TRANSACTION,
            Pooling.TRANSACTION,
            "pw",
        ),
        (
            f"“postgresql://{USER}:pw@{POOLER}\n   :6543/post\r\ngres”",
            TRANSACTION,
            Pooling.TRANSACTION,
            "pw",
        ),
        (
            f"\ufeffPostgreSQL://{USER}:pw@{POOLER.upper()}:6543/postgres?sslmode=require;",
            TRANSACTION,
            Pooling.TRANSACTION,
            "pw",
        ),
        # Others.
        ("postgresql://me@localhost", Server("localhost", 5432, "postgres", "me"), "direct", None),
        ("postgres://me:x@[::1]:99/d", Server("::1", 99, "d", "me"), "direct", "x"),
        ("postgresql+psycopg://me:x@h/d", Server("h", 5432, "d", "me"), "direct", "x"),
        (
            "host=h port=99 dbname=d user=me password='it\\'s \\\\'  sslrootcert=/ca.crt",
            Server("h", 99, "d", "me", "/ca.crt"),
            "direct",
            "it's \\",
        ),
        (
            "postgresql://h/d?user=me&password=%25&sslrootcert=system",
            Server("h", 5432, "d", "me"),
            "direct",
            "%",
        ),
        (
            "postgresql://me:p@ss/w?rd:#1@h/d",
            Server("h", 5432, "d", "me"),
            "direct",
            "p@ss/w?rd:#1",
        ),
        ("postgresql://me:100%@h/d", Server("h", 5432, "d", "me"), "direct", "100%"),
        ("postgresql://me:%ff@h/d", Server("h", 5432, "d", "me"), "direct", "%ff"),
        ("postgresql://me:password@h/d", Server("h", 5432, "d", "me"), "direct", "password"),
        ("postgresql://me:********@h/d", Server("h", 5432, "d", "me"), "direct", None),
    ],
)
def test_what_people_paste_is_understood(text, server, pooling, password):
    found = parse(text)
    assert (found.server, found.pooling, found.password) == (server, pooling, password)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \n\ufeff", "empty"),
        (f"https://{REF}.supabase.co", "project"),
        (f"https://supabase.com/dashboard/project/{REF}", "project"),
        (REF, "project"),
        ("eyJhbGciOiJIUzI1NiIsInR5cCI6.eyJpc3MiOiJzdXBhYmFzZSIs.abc", "key"),
        ("sb_publishable_0123456789abcdef", "key"),
        ("sb_secret_0123456789abcdef", "key"),
        (f"SUPABASE_URL=https://{REF}.supabase.co\nSUPABASE_KEY=sb_secret_0123456789", "key"),
        ("postgresql://postgres:pw@db.[YOUR-PROJECT-REF].supabase.co/postgres", "placeholder"),
        (f"postgresql://postgres.[REF]:pw@{POOLER}/postgres", "placeholder"),
        ("postgresql://me:pw@/d", "no_host"),
        ("postgresql://", "no_host"),
        ("postgresql://me:pw@%2Fvar%2Frun/d", "no_host"),
        ("postgresql://me:pw@h1,h2/d", "no_host"),
        ("user=me password=x", "no_host"),
        (f"postgresql://{POOLER}:6543/postgres", "no_user"),
        ("host=h password=x", "no_user"),
        ("postgresql://me:pw@h:port/d", "port"),
        ("postgresql://me:pw@h:65536/d", "port"),
        ("mysql://me:pw@h/d", "unknown"),
        ("hello", "unknown"),
        ("postgresql://me:p%00@h/d", "unknown"),
        ("postgresql://me:pw@h/d" + "x" * 9_000, "unknown"),
    ],
)
def test_what_is_no_address_is_told_what_it_is(text, code):
    with pytest.raises(SyncError) as failed:
        parse(text)
    assert failed.value.code == f"sync.address_{code}"
    assert failed.value.code in SENTENCES


@given(ANY)
def test_any_password_comes_through_a_uri(password):
    assume(not left_out(password))
    uri = f"postgresql://{USER}:{quote(password, safe='')}@{POOLER}:6543/postgres"
    forms = [
        uri,
        f"'{uri}'",
        f'psql "{uri}" -c "SELECT 1"',
        f"export DATABASE_URL={uri}\n# more",
        f"{uri[:40]}\n    {uri[40:]}",
        f"jdbc:postgresql://{POOLER}:6543/postgres?user={USER}&password={quote(password, safe='')}",
    ]
    for form in forms:
        found = parse(form)
        assert (found.server, found.password) == (TRANSACTION, password)


@given(RAW)
def test_a_password_that_was_not_escaped_comes_through_too(password):
    assume(not left_out(password))
    assume(not re.search("%[0-9a-fA-F]{2}", password) and "://" not in password)
    found = parse(f"postgresql://{USER}:{password}@{POOLER}:6543/postgres?sslmode=require")
    assert (found.server, found.password) == (TRANSACTION, password)


@given(ANY)
def test_any_password_comes_through_libpqs_own_form(password):
    assume(not left_out(password))
    assume("\r" not in password and ";" not in password)
    assume(not re.search("[\u200b\u200c\u200d\u2060\ufeff]|://", password))
    quoted = password.replace("\\", "\\\\").replace("'", "\\'")
    found = parse(f"host={POOLER} password='{quoted}' port=6543 user={USER}")
    assert (found.server, found.password) == (TRANSACTION, password)


@given(st.text(CHARACTERS, min_size=9, max_size=40))
def test_a_password_stands_in_no_repr(password):
    assume(not left_out(password))
    found = parse(f"postgresql://me:{quote(password, safe='')}@h/d")
    assert found.password == password
    assert password not in repr(found)


PIECES = (
    *("postgresql://", "jdbc:", "psql -h ", "host=", "user=", "password=", "6543", "a", "é", "%"),
    *("@", ":", "/", "?", "#", "&", ";", "[", "'", '"', " ", "\n"),
)


@given(st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_nothing_but_a_told_error_comes_of_any_text(text):
    try:
        found = parse(text)
    except SyncError as error:
        told = (error.code in SENTENCES, dict(error.message.params), error.__context__)
        assert told == (True, {}, None)
    else:
        assert "" not in (found.server.host, found.server.user)
        assert 0 < found.server.port < 65_536
