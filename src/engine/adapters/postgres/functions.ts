const names = `
abs age ascii btrim ceil char_length chr coalesce concat concat_ws convert_from convert_to date_part date_trunc decode encode floor format
greatest initcap jsonb_array_length jsonb_build_object jsonb_extract_path_text left length least lower lpad ltrim make_date make_timestamp
md5 mod now nullif octet_length power quote_literal regexp_replace repeat replace reverse right round rpad rtrim sign split_part sqrt
string_to_array strpos substr substring timezone to_char to_date to_hex to_json to_jsonb to_number to_timestamp translate trim trunc upper
`;

/** Functions of PostgreSQL that turn one value into another; https://www.postgresql.org/docs/current/functions.html. */
export const functions: readonly string[] = names.trim().split(/\s+/u);
