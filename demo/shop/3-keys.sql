-- What ties the tables together, and what a migration lists rather than carries.

ALTER TABLE addresses ADD FOREIGN KEY (country_code) REFERENCES countries (code);
ALTER TABLE customers ADD FOREIGN KEY (referred_by) REFERENCES customers (id) ON DELETE SET NULL;
ALTER TABLE customers ADD FOREIGN KEY (default_address_id) REFERENCES addresses (id);
ALTER TABLE departments ADD FOREIGN KEY (head_id) REFERENCES employees (id);
ALTER TABLE employees ADD FOREIGN KEY (department_id) REFERENCES departments (id);
ALTER TABLE employees ADD FOREIGN KEY (manager_id) REFERENCES employees (id);
ALTER TABLE categories ADD FOREIGN KEY (parent_id) REFERENCES categories (id);
ALTER TABLE products ADD FOREIGN KEY (supplier_id) REFERENCES suppliers (id);
ALTER TABLE product_categories ADD FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE;
ALTER TABLE product_categories ADD FOREIGN KEY (category_id) REFERENCES categories (id);
ALTER TABLE product_images ADD FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE;
ALTER TABLE warehouses ADD FOREIGN KEY (address_id) REFERENCES addresses (id);
ALTER TABLE stock ADD FOREIGN KEY (warehouse_id) REFERENCES warehouses (id);
ALTER TABLE stock ADD FOREIGN KEY (product_id) REFERENCES products (id);
ALTER TABLE price_history ADD FOREIGN KEY (product_id) REFERENCES products (id);
ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers (id);
ALTER TABLE orders ADD FOREIGN KEY (shipping_address_id) REFERENCES addresses (id);
ALTER TABLE orders ADD FOREIGN KEY (coupon_code) REFERENCES coupons (code) ON UPDATE CASCADE;
ALTER TABLE order_lines ADD FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE;
ALTER TABLE order_lines ADD FOREIGN KEY (product_id) REFERENCES products (id);
ALTER TABLE payments ADD FOREIGN KEY (order_id) REFERENCES orders (id);
ALTER TABLE shipments ADD FOREIGN KEY (order_id) REFERENCES orders (id);
ALTER TABLE shipments ADD FOREIGN KEY (warehouse_id) REFERENCES warehouses (id);
ALTER TABLE shipment_lines ADD FOREIGN KEY (order_id, shipment) REFERENCES shipments (order_id, number);
ALTER TABLE shipment_lines ADD FOREIGN KEY (order_id, line) REFERENCES order_lines (order_id, line);
ALTER TABLE reviews ADD FOREIGN KEY (product_id) REFERENCES products (id);
ALTER TABLE reviews ADD FOREIGN KEY (customer_id) REFERENCES customers (id);

CREATE INDEX ON addresses (country_code, city);
CREATE INDEX ON products (status, price DESC);
CREATE INDEX ON orders (placed_at);
CREATE INDEX ON order_lines (product_id);
CREATE INDEX ON reviews (product_id, stars);
CREATE INDEX customers_with_newsletter ON customers (created_at) WHERE newsletter;

SELECT setval(pg_get_serial_sequence('orders', 'id'), 40000);
SELECT setval(pg_get_serial_sequence('products', 'id'), 12000);

CREATE VIEW sales_by_month AS
SELECT date_trunc('month', placed_at) AS month, count(*) AS orders, sum(total) AS total FROM orders GROUP BY 1;

CREATE FUNCTION touch_changed_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_at := clock_timestamp();
  RETURN NEW;
END
$$;
CREATE TRIGGER products_changed BEFORE UPDATE ON products FOR EACH ROW EXECUTE FUNCTION touch_changed_at();

ANALYZE;
