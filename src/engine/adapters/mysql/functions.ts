const names = `
abs ascii bin cast ceil char char_length coalesce concat concat_ws conv convert convert_tz crc32 date date_add date_format date_sub datediff
day elt field find_in_set floor format from_base64 from_unixtime greatest hex hour if ifnull inet6_aton inet6_ntoa insert instr json_array
json_extract json_object json_unquote json_valid last_day least left length locate lower lpad ltrim makedate maketime minute mod month
now nullif oct power regexp_replace regexp_substr repeat replace reverse right round rpad rtrim sec_to_time second sha2 sign sqrt
str_to_date substring substring_index time time_to_sec timestampdiff to_base64 trim truncate unhex unix_timestamp upper year
`;

/** Functions of MySQL and MariaDB alike that turn one value into another; https://dev.mysql.com/doc/refman/9.7/en/functions.html. */
export const functions: readonly string[] = names.trim().split(/\s+/u);
