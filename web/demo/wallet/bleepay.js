// The payer's side of Bleepay: the calls a wallet makes, in the words of the API.

/** A refusal of the API, or no answer at all (`status` 0). */
export class ApiError extends Error {
  constructor(status, code, message) {
    super(message);
    Object.assign(this, { name: 'ApiError', status, code });
  }
}

function errorOf(status, body) {
  const code = body?.code ?? body?.error?.code ?? '';
  const text = [body?.message ?? body?.error?.message ?? `status ${status}`].flat().join(', ');
  return new ApiError(status, code, text);
}

export class Bleepay {
  #token = '';
  #account;
  #base;

  /** `account`: {email, password}; made by `newAccount`. */
  constructor(account, base = '/api/v1') {
    this.#account = account;
    this.#base = base;
  }

  async signUp() {
    await this.#send('POST', 'auth/sign-up', { type: 'email-password', data: this.#account });
  }
  async signIn() {
    const body = { type: 'email-password', data: this.#account };
    this.#token = (await this.#send('POST', 'auth/sign-in', body)).authorization.token;
  }

  openContext(format, payers) {
    const body = { format, payers: payers.map((address) => ({ address })) };
    return this.#call('POST', 'vouchers/contexts/context-open', body);
  }
  closeContext(id) {
    return this.#call('POST', `vouchers/contexts/${id}/context-close`, { payeeId: null });
  }
  join(sessionCode) {
    const path = `vouchers/sessions/${encodeURIComponent(sessionCode)}/session-join`;
    return this.#call('POST', path, {});
  }
  session(id) { return this.#call('GET', `vouchers/sessions/${id}`); }
  voucher(id) { return this.#call('GET', `vouchers/${id}`); }
  discard(id) { return this.#call('POST', `vouchers/${id}/discard-voucher`, {}); }
  negotiate(id, suppliedPayment) {
    return this.#call('POST', `vouchers/${id}/negotiate-voucher`, { suppliedPayment });
  }
  resolve(id, paymentId) {
    return this.#call('POST', `vouchers/${id}/resolve-voucher`, { receipts: [{ paymentId }] });
  }
  currencies(network) {
    return this.#call('GET', `finance/currencies?network=${encodeURIComponent(network)}`);
  }

  /** A token that has run out is renewed once. */
  async #call(method, path, body) {
    if (!this.#token) await this.signIn();
    try {
      return await this.#send(method, path, body);
    } catch (error) {
      if (error.status !== 401) throw error;
      await this.signIn();
      return this.#send(method, path, body);
    }
  }

  async #send(method, path, body) {
    const headers = { 'Content-Type': 'application/json' };
    if (this.#token) headers.Authorization = `Bearer ${this.#token}`;
    let reply;
    try {
      const sent = body === undefined ? undefined : JSON.stringify(body);
      reply = await fetch(`${this.#base}/${path}`, { method, headers, body: sent });
    } catch {
      throw new ApiError(0, 'unreachable', 'Bleepay cannot be reached');
    }
    const answer = await reply.json().catch(() => null);
    if (!reply.ok) throw errorOf(reply.status, answer);
    return answer;
  }
}

const hex = (bytes) => [...crypto.getRandomValues(new Uint8Array(bytes))]
  .map((byte) => byte.toString(16).padStart(2, '0')).join('');

export const newAddress = () => `0x${hex(20)}`;
export const newAccount = () =>
  ({ email: `payer-${hex(6)}@wallet.example`, password: hex(16) });
