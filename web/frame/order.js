// Where the order's text comes from: the page's own words, or an address the configuration knows.

import { Failure } from './failure.js';
import { isListedOrigin } from './values.js';

const ORDER_BYTES_MAX = 256 * 1024; // what the core accepts of any document

/** The order's id in the text of an order; nothing where the core will refuse it anyway. */
export function orderIdOf(order) {
  try {
    const { orderId } = JSON.parse(order);
    return typeof orderId === 'string' && orderId ? orderId : null;
  } catch {
    return null;
  }
}

/** The order as text; judging it is the core's part. */
export async function fetchOrder({ order, orderUrl }, config) {
  if (order !== undefined) return JSON.stringify(order);
  const { origin } = new URL(orderUrl ?? 'about:blank');
  if (origin !== location.origin && !isListedOrigin(origin, config.orderOrigins)) {
    throw new Failure('order-origin', origin);
  }
  let text;
  try {
    const how = { credentials: 'omit', redirect: 'error', cache: 'no-store' };
    const reply = await fetch(orderUrl, how);
    if (!reply.ok) throw new Error(`status ${reply.status}`);
    text = await reply.text();
  } catch (error) {
    throw new Failure('order-unreachable', error.message);
  }
  if (text.length > ORDER_BYTES_MAX) throw new Failure('order-refused', 'it is over 256 KiB');
  return text;
}
