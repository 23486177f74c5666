-- CareerFlow's sync in the user's own PostgreSQL (14 and later): docs/sync-protocol.md.
--
-- One transaction, run by careerflow.services.sync.setup with the user's own connection. It can be
-- run again at any time: tables are kept, functions are replaced.

CREATE SCHEMA IF NOT EXISTS careerflow;

CREATE TABLE IF NOT EXISTS careerflow.library (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    wrapped bytea,                          -- the key, wrapped by the passphrase; null: not sealed
    seq bigint NOT NULL DEFAULT 0,          -- the last number given out
    epoch uuid NOT NULL DEFAULT gen_random_uuid(),
    greatest text COLLATE "C" NOT NULL DEFAULT '',  -- stamp that ever came
    changed timestamptz,
    erased boolean NOT NULL DEFAULT false
);

CREATE TABLE IF NOT EXISTS careerflow.device (
    role name PRIMARY KEY,
    library uuid NOT NULL REFERENCES careerflow.library (id),
    name text NOT NULL,
    since timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE IF NOT EXISTS careerflow.library_row (
    library uuid NOT NULL,
    table_name text COLLATE "C" NOT NULL,
    row_id text COLLATE "C" NOT NULL,
    seq bigint NOT NULL,
    cells jsonb NOT NULL,                   -- {column: [stamp, value]}
    PRIMARY KEY (table_name, row_id, library),
    UNIQUE (library, seq)
);

CREATE TABLE IF NOT EXISTS careerflow.part (
    library uuid NOT NULL,
    name text COLLATE "C" NOT NULL,         -- keyed hash of a file's content
    number int NOT NULL,                    -- 0: the list of the others, put last
    data bytea NOT NULL,
    PRIMARY KEY (library, name, number)
);
-- Sealed or compressed already: PostgreSQL would try in vain.
ALTER TABLE careerflow.part ALTER COLUMN data SET STORAGE EXTERNAL;

-- Nobody reads a table: not by its own right, and not where the schema is published by PostgREST.
ALTER TABLE careerflow.library ENABLE ROW LEVEL SECURITY;
ALTER TABLE careerflow.device ENABLE ROW LEVEL SECURITY;
ALTER TABLE careerflow.library_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE careerflow.part ENABLE ROW LEVEL SECURITY;

CREATE OR REPLACE FUNCTION careerflow.protocol() RETURNS int
LANGUAGE sql IMMUTABLE AS 'SELECT 1';

-- The server's time. The tests put another function in its place.
CREATE OR REPLACE FUNCTION careerflow.now_ms() RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS
'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint';

-- The library of the role that logged in. SET ROLE and SECURITY DEFINER do not change session_user.
CREATE OR REPLACE FUNCTION careerflow.own_library() RETURNS careerflow.library
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, careerflow, pg_temp AS $$
DECLARE
    own careerflow.library;
BEGIN
    SELECT l.* INTO own FROM careerflow.library AS l
        JOIN careerflow.device AS d ON d.library = l.id WHERE d.role = session_user;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'not a member' USING ERRCODE = 'CF001';
    ELSIF own.erased THEN
        RAISE EXCEPTION 'erased' USING ERRCODE = 'CF005';
    END IF;
    RETURN own;
END $$;

-- Raises CF002 or CF004; gives the greatest stamp. One pass over rows and one over cells: a
-- pattern for each stamp would take more time than all else of a push.
CREATE OR REPLACE FUNCTION careerflow.looked_through(sent jsonb) RETURNS text
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, careerflow, pg_temp SET jit = off AS $$
DECLARE
    sound boolean;
    newest text;
BEGIN
    IF jsonb_typeof(sent) IS DISTINCT FROM 'array' THEN
        RAISE EXCEPTION 'malformed' USING ERRCODE = 'CF004';
    ELSIF jsonb_array_length(sent) > 1000 OR pg_column_size(sent) > 33554432 THEN
        RAISE EXCEPTION 'too much' USING ERRCODE = 'CF002';
    ELSIF jsonb_array_length(sent) = 0 THEN
        RETURN '';
    END IF;
    SELECT bool_and(coalesce(sound_shape AND table_name ~ '^[a-z][a-z0-9_]{0,62}$'
            AND shortest >= 1 AND longest <= 64 AND all_ids ~ '^[!-~]+$' AND rows = ids, false))
        INTO sound FROM (
            SELECT item->>0 AS table_name,
                bool_and(coalesce(jsonb_typeof(item) = 'array' AND item->3 IS NULL
                    AND jsonb_typeof(item->0) = 'string' AND jsonb_typeof(item->1) = 'string'
                    AND jsonb_typeof(item->2) = 'object' AND item->2 <> '{}', false))
                    AS sound_shape,
                min(length(item->>1)) AS shortest, max(length(item->>1)) AS longest,
                string_agg(item->>1, '') AS all_ids,
                count(*) AS rows, count(DISTINCT item->>1) AS ids
            FROM jsonb_array_elements(sent) AS item GROUP BY item->>0) AS of_table;
    IF sound IS NOT TRUE THEN
        RAISE EXCEPTION 'malformed' USING ERRCODE = 'CF004';
    END IF;
    SELECT bool_and(sound_shape AND key ~ '^([a-z][a-z0-9_]{0,62}|[!*])$'
            AND all_stamps ~ '^[0-9a-f]+$' AND (key <> '!' OR all_boolean)),
        max(latest COLLATE "C")
        INTO sound, newest FROM (
            SELECT cell.key,
                bool_and(CASE jsonb_typeof(cell.value)
                    WHEN 'array' THEN jsonb_array_length(cell.value) = 2 ELSE false END
                    AND coalesce(jsonb_typeof(cell.value->0) = 'string', false)
                    AND length(cell.value->>0) = 28) AS sound_shape,
                string_agg(cell.value->>0, '') AS all_stamps,
                max((cell.value->>0) COLLATE "C") AS latest,
                bool_and(coalesce(jsonb_typeof(cell.value->1) = 'boolean', false)) AS all_boolean
            FROM jsonb_array_elements(sent) AS item, jsonb_each(item->2) AS cell
            GROUP BY cell.key) AS of_column;
    IF sound IS NOT TRUE THEN
        RAISE EXCEPTION 'malformed' USING ERRCODE = 'CF004';
    END IF;
    RETURN newest;
END $$;

-- Two states of one row: of each cell the later, without what lies below the floor "!".
CREATE OR REPLACE FUNCTION careerflow.merged(held jsonb, come jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    WITH best AS (
        SELECT DISTINCT ON (key) key, value, (value->>0) COLLATE "C" AS stamp
        FROM (SELECT key, value, 1 AS new FROM jsonb_each(come)
              UNION ALL SELECT key, value, 0 FROM jsonb_each(held)) AS both_states
        ORDER BY key, (value->>0) COLLATE "C" DESC, new
    )
    SELECT jsonb_object_agg(key, value) FROM best
    WHERE key = '!' OR stamp >= coalesce((SELECT stamp FROM best WHERE key = '!'), '')
$$;

-- Each row is looked up by its key, whatever the planner thinks of a table that was just filled.
-- `since` is the pusher's cursor: what came after it, and is overwritten now, it has never seen.
CREATE OR REPLACE FUNCTION careerflow.push(sent jsonb, since bigint DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, careerflow, pg_temp
SET jit = off SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    own careerflow.library := careerflow.own_library();
    server_ms bigint := careerflow.now_ms();
    newest text := careerflow.looked_through(sent);
    latest text;
    given bigint;
    lost jsonb;
    overrun jsonb;
BEGIN
    -- One push at a time: numbers are seen in the order in which they were given out.
    SELECT l.* INTO own FROM careerflow.library AS l
        WHERE l.id = own.id AND NOT l.erased FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'erased' USING ERRCODE = 'CF005';
    END IF;
    latest := greatest(lpad(to_hex(server_ms), 12, '0'), left(own.greatest, 12));
    latest := lpad(to_hex(('x' || latest)::bit(48)::bigint + 300000), 12, '0');
    IF left(newest, 12) COLLATE "C" > latest COLLATE "C" THEN
        RAISE EXCEPTION 'clock ahead' USING ERRCODE = 'CF003';
    END IF;

    WITH come AS MATERIALIZED (
        SELECT place, item->>0 AS t, item->>1 AS r, item->2 AS cells
        FROM jsonb_array_elements(sent) WITH ORDINALITY AS listed (item, place)
    ), met AS MATERIALIZED (
        SELECT come.*, held.cells AS held, held.seq AS held_seq, CASE
            WHEN come.cells ? '!' OR held.cells ? '!'
                THEN careerflow.merged(coalesce(held.cells, '{}'), come.cells)
            WHEN held.cells IS NULL THEN come.cells
            ELSE held.cells || coalesce((
                -- What merged() gives where there is no floor, three times as fast.
                SELECT jsonb_object_agg(cell.key, cell.value) FROM jsonb_each(come.cells) AS cell
                WHERE (cell.value->>0) COLLATE "C" > coalesce(held.cells->cell.key->>0, '')
            ), '{}') END AS state
        FROM come LEFT JOIN LATERAL (
            -- "OFFSET 0": a plan that was made while the table was empty, and is kept, would
            -- take the other index and look through the whole library for each row.
            SELECT r.library, r.cells, r.seq FROM careerflow.library_row AS r
            WHERE r.table_name = come.t AND r.row_id = come.r OFFSET 0
        ) AS held ON held.library = own.id
    ), put AS (
        INSERT INTO careerflow.library_row (library, table_name, row_id, seq, cells)
        SELECT own.id, t, r, own.seq + row_number() OVER (ORDER BY place), state
        FROM met WHERE held IS NULL OR state <> held
        ON CONFLICT (table_name, row_id, library)
            DO UPDATE SET seq = excluded.seq, cells = excluded.cells
        RETURNING 1
    )
    SELECT (SELECT count(*) FROM put), (
        SELECT jsonb_agg(jsonb_build_array(t, r, cell.key)) FROM met, jsonb_each(met.cells) AS cell
        WHERE (held IS NOT NULL OR state ? '!')
            AND state->cell.key->0 IS DISTINCT FROM cell.value->0), (
        SELECT jsonb_agg(jsonb_build_array(t, r, over)) FROM (
            SELECT *, sum(pg_column_size(held)) OVER (ORDER BY place) AS size
            FROM met WHERE held_seq > since
        ) AS unseen, LATERAL (
            SELECT jsonb_object_agg(cell.key, held->cell.key) AS over
            FROM jsonb_each(unseen.cells) AS cell
            WHERE (held->cell.key->>0) COLLATE "C" < (cell.value->>0)
        ) AS named WHERE over IS NOT NULL AND size <= 8388608)
    INTO given, lost, overrun;

    UPDATE careerflow.library AS l SET seq = own.seq + given, changed = clock_timestamp(),
        greatest = greatest(own.greatest, newest COLLATE "C")
        WHERE l.id = own.id AND (given > 0 OR newest COLLATE "C" > own.greatest);
    RETURN jsonb_build_object('epoch', own.epoch, 'base', own.seq, 'head', own.seq + given,
        'now', server_ms, 'lost', coalesce(lost, '[]'), 'overrun', coalesce(overrun, '[]'));
END $$;

-- STABLE: head and rows are of one moment. Gives at least one row where there is one.
CREATE OR REPLACE FUNCTION careerflow.pull(since bigint, most int, bytes int) RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, careerflow, pg_temp
SET jit = off SET enable_seqscan = off AS $$
DECLARE
    own careerflow.library := careerflow.own_library();
    found record;
    body text;
    bodies text[] := '{}';
    size bigint := 0;
    more boolean := false;
BEGIN
    FOR found IN SELECT seq, table_name, row_id, cells FROM careerflow.library_row AS held
        WHERE held.library = own.id AND held.seq > since
        ORDER BY held.seq LIMIT greatest(most, 1)::bigint + 1
    LOOP
        more := cardinality(bodies) >= greatest(most, 1);
        EXIT WHEN more;
        body := format('[%s,%s,%s,%s]', found.seq, to_json(found.table_name),
            to_json(found.row_id), found.cells);
        more := size > 0 AND size + octet_length(body) > bytes;
        EXIT WHEN more;
        size := size + octet_length(body);
        bodies := bodies || body;
    END LOOP;
    RETURN format(
        '{"protocol":%s,"epoch":"%s","head":%s,"now":%s,"greatest":"%s","more":%s,"rows":[%s]}',
        careerflow.protocol(), own.epoch, own.seq, careerflow.now_ms(), own.greatest, to_json(more),
        array_to_string(bodies, ','));
END $$;

CREATE OR REPLACE FUNCTION careerflow.digest() RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, careerflow, pg_temp
SET jit = off AS $$
DECLARE
    own careerflow.library := careerflow.own_library();
    total text;
BEGIN
    SELECT count(*) || ':' || coalesce(sum(('x' || left(md5(
            held.table_name || chr(31) || held.row_id || chr(31) || cell.key || chr(31)
            || (cell.value->>0)), 14))::bit(56)::bigint), 0)
        INTO total FROM careerflow.library_row AS held, jsonb_each(held.cells) AS cell
        WHERE held.library = own.id;
    RETURN jsonb_build_object('epoch', own.epoch, 'head', own.seq, 'digest', total);
END $$;

CREATE OR REPLACE FUNCTION careerflow.parts(names text[]) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, careerflow, pg_temp AS $$
DECLARE
    own careerflow.library := careerflow.own_library();
BEGIN
    IF cardinality(names) > 1000 THEN
        RAISE EXCEPTION 'too much' USING ERRCODE = 'CF002';
    END IF;
    RETURN (SELECT coalesce(jsonb_object_agg(name, numbers), '{}') FROM (
        SELECT p.name, jsonb_agg(p.number ORDER BY p.number) AS numbers FROM careerflow.part AS p
        WHERE p.library = own.id AND p.name = ANY (names) GROUP BY p.name) AS there);
END $$;

CREATE OR REPLACE FUNCTION careerflow.put_part(file text, place int, content bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, careerflow, pg_temp AS $$
DECLARE
    own careerflow.library := careerflow.own_library();
BEGIN
    IF file !~ '^[0-9a-f]{64}$' OR place NOT BETWEEN 0 AND 9999
        OR (file IS NULL OR place IS NULL OR content IS NULL) THEN
        RAISE EXCEPTION 'malformed' USING ERRCODE = 'CF004';
    ELSIF octet_length(content) > 1153434 THEN  -- 1.1 MiB
        RAISE EXCEPTION 'too much' USING ERRCODE = 'CF002';
    END IF;
    -- Nothing comes behind the back of erase().
    PERFORM FROM careerflow.library AS l WHERE l.id = own.id AND NOT l.erased FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'erased' USING ERRCODE = 'CF005';
    END IF;
    INSERT INTO careerflow.part (library, name, number, data) VALUES (own.id, file, place, content)
        ON CONFLICT (library, name, number) DO UPDATE SET data = excluded.data;
END $$;

-- Null where it is not there.
CREATE OR REPLACE FUNCTION careerflow.get_part(file text, place int) RETURNS bytea
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, careerflow, pg_temp AS $$
DECLARE
    own careerflow.library := careerflow.own_library();
BEGIN
    RETURN (SELECT p.data FROM careerflow.part AS p
        WHERE p.library = own.id AND p.name = file AND p.number = place);
END $$;

CREATE OR REPLACE FUNCTION careerflow.drop_files(names text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, careerflow, pg_temp AS $$
DECLARE
    own careerflow.library := careerflow.own_library();
BEGIN
    IF cardinality(names) > 1000 THEN
        RAISE EXCEPTION 'too much' USING ERRCODE = 'CF002';
    END IF;
    DELETE FROM careerflow.part AS p WHERE p.library = own.id AND p.name = ANY (names);
END $$;

-- The devices stay on the list, so that each of them learns of it (CF005).
CREATE OR REPLACE FUNCTION careerflow.erase() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, careerflow, pg_temp AS $$
DECLARE
    own careerflow.library := careerflow.own_library();
BEGIN
    PERFORM FROM careerflow.library AS l WHERE l.id = own.id FOR UPDATE;
    DELETE FROM careerflow.library_row AS held WHERE held.library = own.id;
    DELETE FROM careerflow.part AS p WHERE p.library = own.id;
    UPDATE careerflow.library AS l SET erased = true, wrapped = NULL, name = '' WHERE l.id = own.id;
END $$;

CREATE OR REPLACE FUNCTION careerflow.leave() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, careerflow, pg_temp AS
'DELETE FROM careerflow.device AS d WHERE d.role = session_user';

-- How the passphrase wraps the library's key; null where nothing is sealed.
CREATE OR REPLACE FUNCTION careerflow.wrapped_key() RETURNS bytea
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, careerflow, pg_temp AS $$
DECLARE
    own careerflow.library := careerflow.own_library();
BEGIN
    RETURN own.wrapped;
END $$;

-- The same key under another passphrase. False, and nothing is changed, where `held` is not what is
-- there; so a library that is not sealed stays so.
CREATE OR REPLACE FUNCTION careerflow.rewrap(held bytea, come bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, careerflow, pg_temp AS $$
DECLARE
    own careerflow.library := careerflow.own_library();
BEGIN
    IF coalesce(octet_length(come), 0) = 0 THEN
        RAISE EXCEPTION 'malformed' USING ERRCODE = 'CF004';
    ELSIF octet_length(come) > 1000 THEN
        RAISE EXCEPTION 'too much' USING ERRCODE = 'CF002';
    END IF;
    UPDATE careerflow.library AS l SET wrapped = come
        WHERE l.id = own.id AND NOT l.erased AND l.wrapped = held;
    RETURN FOUND;
END $$;

-- What a device's role may do, and nothing else. Run by the owner; so setup.py calls it as well.
CREATE OR REPLACE FUNCTION careerflow.admit(member name) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, careerflow, pg_temp AS $$
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA careerflow TO %I', member);
    EXECUTE format('GRANT EXECUTE ON FUNCTION careerflow.push(jsonb, bigint), '
        'careerflow.pull(bigint, int, int), careerflow.digest(), careerflow.parts(text[]), '
        'careerflow.put_part(text, int, bytea), careerflow.get_part(text, int), '
        'careerflow.drop_files(text[]), careerflow.erase(), careerflow.leave(), '
        'careerflow.wrapped_key(), careerflow.rewrap(bytea, bytea) TO %I', member);
END $$;

DO $$
DECLARE
    someone text;
BEGIN
    REVOKE ALL ON SCHEMA careerflow FROM PUBLIC;
    REVOKE ALL ON ALL TABLES IN SCHEMA careerflow FROM PUBLIC;
    REVOKE ALL ON ALL FUNCTIONS IN SCHEMA careerflow FROM PUBLIC;
    -- Supabase's roles of its web interface.
    FOR someone IN SELECT rolname FROM pg_catalog.pg_roles
        WHERE rolname IN ('anon', 'authenticated', 'service_role')
    LOOP
        EXECUTE format('REVOKE ALL ON SCHEMA careerflow FROM %I', someone);
        EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA careerflow FROM %I', someone);
        EXECUTE format('REVOKE ALL ON ALL FUNCTIONS IN SCHEMA careerflow FROM %I', someone);
    END LOOP;
    PERFORM careerflow.admit(d.role) FROM careerflow.device AS d
        JOIN pg_catalog.pg_roles AS r ON r.rolname = d.role;
END $$;
