-- A few hundred thousand rows, the same at every run: nothing here is random, all of it follows from the row's number.

INSERT INTO countries VALUES
  ('AT', 'Österreich', 'EUR', 9158750), ('BR', 'Brasil', 'BRL', 203062512), ('CH', 'Schweiz / Suisse', 'CHF', 8960800),
  ('CN', '中国', 'CNY', 1409670000), ('CZ', 'Česko', 'CZK', 10827529), ('DE', 'Deutschland', 'EUR', 84482267),
  ('EG', 'مصر', 'EGP', 105914499), ('GR', 'Ελλάδα', 'EUR', 10413982), ('IL', 'ישראל', 'ILS', 9842000),
  ('JP', '日本', 'JPY', 123790000), ('KR', '대한민국', 'KRW', 51325329), ('UA', 'Україна', 'UAH', NULL);

INSERT INTO addresses (id, country_code, street, city, postcode)
SELECT n,
  (ARRAY['AT', 'BR', 'CH', 'CN', 'CZ', 'DE', 'EG', 'GR', 'IL', 'JP', 'KR', 'UA'])[1 + n % 12],
  (ARRAY['Hauptstraße', 'Rua d''Água', 'Rue de l''Hôpital', '長安街', 'O"Connell\Street'])[1 + n % 5] || ' ' || n % 300,
  (ARRAY['Wien', 'São Paulo', 'Zürich', '北京', 'Brno', 'Köln', 'القاهرة', 'Αθήνα', 'חיפה', '東京', '서울', 'Київ'])[1 + n % 12],
  CASE WHEN n % 7 = 0 THEN NULL WHEN n % 11 = 0 THEN '' ELSE lpad((n * 37 % 99999)::text, 5, '0') END
FROM generate_series(1, 20000) AS n;

INSERT INTO customers (id, email, name, phone, birthday, newsletter, tags, preferences, default_address_id, created_at, notes)
SELECT n,
  'customer' || n || '@example.com',
  (ARRAY['Zoë', 'Łukasz', 'Ana María', 'O''Brien', 'علي', '小林', '김민준', 'Tab' || chr(9) || 'by', 'Back\slash', 'Emoji 👩‍🚀'])[1 + n % 10] || ' ' || n,
  CASE WHEN n % 5 = 0 THEN NULL WHEN n % 9 = 0 THEN '' ELSE '+43 1 ' || n END,
  CASE WHEN n % 4 > 0 THEN date '1940-02-29' + n % 25000 END,
  n % 3 = 0,
  CASE WHEN n % 6 = 0 THEN '{}' WHEN n % 6 = 1 THEN ARRAY['vip', NULL, 'with "quotes", and commas'] ELSE ARRAY['c' || n % 40] END,
  CASE WHEN n % 8 > 0 THEN jsonb_build_object('theme', CASE WHEN n % 2 = 0 THEN 'dark' ELSE 'light' END, 'font', n % 30, 'langs', jsonb_build_array('de', 'en', n % 3 = 0, NULL)) END,
  1 + n * 7 % 20000,
  timestamptz '2019-12-31 23:59:59.999999+00' + n * interval '1 hour 0.000007 seconds',
  CASE WHEN n % 10 = 0 THEN NULL WHEN n % 10 = 1 THEN '' WHEN n % 10 = 2 THEN 'NULL' WHEN n % 10 = 3 THEN '\N' ELSE 'prefers to be called' || chr(10) || 'in the morning ☕ ' END
FROM generate_series(1, 30000) AS n;
UPDATE customers SET referred_by = id / 3 WHERE id % 3 = 0 AND id > 3;

INSERT INTO departments (id, name, budget) VALUES
  (1, 'Management', 1234567890123456789012345678.0123456789), (2, 'Purchasing', 999999999999.9999999999), (3, 'Sales', 0.0000000001),
  (4, 'Warehouse', -1), (5, 'Research & "Development"', 9999999999999999999999999999.9999999999), (6, 'Support', 0);
INSERT INTO employees (id, department_id, manager_id, name, hired, salary, photo)
SELECT n, 1 + n % 6, NULLIF(n / 8, 0), 'Employee №' || n, date '2001-01-01' + n * 11, 1500 + n * 13.37,
  CASE WHEN n % 3 = 0 THEN decode(repeat(lpad(to_hex(n % 256), 2, '0'), n % 500), 'hex') WHEN n % 3 = 1 THEN ''::bytea END
FROM generate_series(1, 400) AS n;
UPDATE departments SET head_id = id * 3;

INSERT INTO suppliers (id, name, rating, api_key, delivery_window)
SELECT md5('supplier' || n)::uuid, 'Supplier ' || n || CASE WHEN n % 4 = 0 THEN ' & Söhne' ELSE '' END,
  CASE WHEN n % 5 > 0 THEN n / 7.0 END, decode(md5('key' || n), 'hex'),
  make_interval(months => n % 3, days => n % 10, secs => n * 0.000001)
FROM generate_series(1, 300) AS n;

INSERT INTO categories (id, parent_id, name)
SELECT n, NULLIF(n / 5, 0), (ARRAY['Books', 'Bücher', '本', 'Βιβλία', 'Toys'])[1 + n % 5] || ' ' || n FROM generate_series(1, 120) AS n;

INSERT INTO products (id, sku, supplier_id, name, description, price, weight_kg, attributes, status, changed_at)
SELECT n, 'SKU-' || lpad(n::text, 8, '0'), md5('supplier' || 1 + n % 300)::uuid,
  (ARRAY['Lamp', 'Chair "Łódź"', 'Tea 茶', 'Drill\Bit', 'Socks; DROP TABLE x'])[1 + n % 5] || ' ' || n,
  CASE WHEN n % 6 = 0 THEN NULL WHEN n % 6 = 1 THEN '' ELSE repeat('A description, with "quotes" and ''apostrophes''. ', 1 + n % 6) || chr(13) || chr(10) END,
  (n * 7919 % 100000) / 100.0,
  CASE WHEN n % 9 > 0 THEN sqrt(n) / 3 END,
  jsonb_build_object('colour', (ARRAY['red', 'grün', '青'])[1 + n % 3], 'size', n % 60, 'exact', n * 0.5, 'nested', jsonb_build_object('tab', chr(9), 'quote', '"', 'backslash', '\')),
  (ARRAY['draft', 'on sale', 'sold out', 'discontinued'])[1 + n % 4]::product_status,
  timestamp '2020-02-29 12:34:56.789012' + n * interval '7 minutes 0.123457 seconds'
FROM generate_series(1, 12000) AS n;

INSERT INTO product_categories SELECT p, 1 + (p * 13 + c * 31) % 120 FROM generate_series(1, 12000) AS p, generate_series(1, 2) AS c;

-- The first picture of each product holds all 256 bytes, in an order of its own.
INSERT INTO product_images
SELECT p, 1, 'application/octet-stream',
  (SELECT decode(string_agg(lpad(to_hex((b * 167 + p) % 256), 2, '0'), '' ORDER BY b), 'hex') FROM generate_series(0, 255) AS b)
FROM generate_series(1, 1500) AS p;
INSERT INTO product_images VALUES (1, 2, 'image/png', ''), (2, 2, 'image/png', '\x00'), (3, 2, 'image/png', '\x22275c0a0d091a00ff');

INSERT INTO warehouses VALUES (1, 'VIE-1', 1, '06:00', '22:30:00.125'), (2, 'TYO-1', 10, '00:00', '23:59:59.999'), (3, 'GRU-"1"', 2, '09:15', '18:00');

INSERT INTO stock
SELECT w, p, p * w % 500, CASE WHEN p % 5 > 0 THEN p * 1000000007::numeric(38, 10) / 7 END,
  CASE WHEN p % 3 > 0 THEN timestamptz '2025-10-26 00:59:59.000001+00' + p * interval '1 minute' END
FROM generate_series(1, 3) AS w, generate_series(1, 12000) AS p;

INSERT INTO price_history
SELECT p, timestamptz '2021-03-28 00:30:00+00' + v * interval '97 days' + p * interval '1 microsecond', p * 1.0000000001 + v
FROM generate_series(1, 8000) AS p, generate_series(1, 3) AS v;

INSERT INTO coupons
SELECT 'SAVE' || lpad(n::text, 4, '0'), 0.01 + n % 100, date '2024-01-01' + n, CASE WHEN n % 4 > 0 THEN date '2024-06-30' + n END
FROM generate_series(1, 500) AS n;

INSERT INTO orders (id, customer_id, shipping_address_id, coupon_code, status, placed_at, total, note)
SELECT n, 1 + n * 7919 % 30000, 1 + n * 31 % 20000, CASE WHEN n % 10 = 0 THEN 'SAVE' || lpad((1 + n % 500)::text, 4, '0') END,
  (ARRAY['new', 'paid', 'packed', 'shipped', 'returned'])[1 + n % 5]::order_status,
  timestamptz '2022-01-01 00:00:00.000001+00' + n * interval '21 minutes 0.001001 seconds',
  (n * 104729::bigint % 1000000) / 100.0,
  CASE WHEN n % 20 = 0 THEN 'leave at the door' || chr(10) || 'ring twice 🔔' WHEN n % 20 = 1 THEN '' END
FROM generate_series(1, 30000) AS n;

INSERT INTO order_lines
SELECT o, l, 1 + (o * 17 + l * 101) % 12000, 1 + (o + l) % 9, ((o * 31 + l) % 100000) / 10000.0
FROM generate_series(1, 30000) AS o, generate_series(1, 4) AS l WHERE l <= 1 + o % 4;

INSERT INTO payments
SELECT md5('payment' || o)::uuid, o, (enum_range(NULL::payment_method))[1 + o % 4], (o * 104729::bigint % 1000000) / 100.0,
  timestamp '2022-01-01 00:00:00.999999' + o * interval '21 minutes',
  CASE WHEN o % 4 > 0 THEN jsonb_build_object('code', o % 10, 'text', 'OK — “done”', 'big', 9007199254740993 + o) END
FROM generate_series(1, 30000) AS o WHERE o % 5 > 0;

INSERT INTO shipments
SELECT o, s, 1 + o % 3, (ARRAY['Post', 'DHL', '宅急便'])[1 + o % 3], CASE WHEN o % 6 > 0 THEN upper(md5('t' || o)) END,
  timestamptz '2022-01-03 00:00:00+00' + o * interval '21 minutes'
FROM generate_series(1, 30000) AS o, generate_series(1, 2) AS s WHERE o % 5 >= 3 AND s <= 1 + o % 2;

INSERT INTO shipment_lines
SELECT s.order_id, s.number, l.line, l.quantity FROM shipments AS s JOIN order_lines AS l ON l.order_id = s.order_id AND l.line % 2 = s.number % 2;

INSERT INTO reviews (id, product_id, customer_id, stars, title, body)
SELECT n, 1 + n * 7 % 12000, CASE WHEN n % 4 > 0 THEN 1 + n * 11 % 30000 END, 1 + n % 5,
  (ARRAY['Great!', 'Naja …', NULL, '', '👍🏽', 'it''s "ok"'])[1 + n % 6],
  CASE WHEN n % 7 = 0 THEN NULL ELSE repeat(E'Line one\nline two\twith a tab, a \\backslash\\, «quotes» "double" ''single'' and 🐘→🐬. ', 1 + n % 3) END
FROM generate_series(1, 25000) AS n;

INSERT INTO audit_log (id, at, client, action, before, bits)
SELECT n, timestamptz '2023-01-01 00:00:00+00' + n * interval '61.000061 seconds',
  CASE WHEN n % 5 > 0 THEN ('10.' || n % 256 || '.' || n / 256 % 256 || '.1')::inet WHEN n % 10 = 0 THEN '2001:db8::1/64'::inet END,
  (ARRAY['login', 'update', 'delete'])[1 + n % 3], CASE WHEN n % 3 > 0 THEN jsonb_build_object('id', n, 'was', NULL) END, (n % 256)::bit(8)
FROM generate_series(1, 20000) AS n;

INSERT INTO settings VALUES
  ('null', NULL, NULL, NULL), ('empty', '', 0, 0), ('the word NULL', 'NULL', 1, 1), ('backslash N', '\N', -1, -1), ('backslash dot', '\.', 2147483647, 1.7976931348623157e308),
  ('quotes', '"''`´‘’“”«»', -2147483648, 5e-324), ('separators', E',;|\t\n\r\n', 3, 0.1), ('trailing blanks', 'three   ', 4, 1e22), ('leading blanks', '   three', 5, 123456789.12345679),
  ('controls', E'\x01\x02\b\f\x0b\x1a\x1b\x7f', 6, -0.30000000000000004), ('backslashes', 'C:\new\table\0', 7, 2.2250738585072014e-308), ('emoji', '🐘➡️🐬 👩‍👩‍👧‍👦 🇦🇹', 8, 1e-7),
  ('composed', 'é', 9, 9007199254740993), ('decomposed', 'é', 10, 3.141592653589793), ('right to left', 'שלום مرحبا', 11, NULL), ('beyond the plane', '𠜎𠜱𝕏', 12, NULL),
  ('byte order mark', U&'\FEFFbom', 13, NULL), ('case', 'ß ẞ İ ı ſ', 14, NULL), ('percent', '%s %d %% $1 ${env:HOME} @range :x ?', 15, NULL), ('comment', '-- @step drop everything /* */ #', 16, NULL),
  ('long', repeat('0123456789abcdef', 8192), 17, NULL), ('html', '<script>alert("1")</script>&amp;', 18, NULL);
