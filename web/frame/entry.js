// The code field: one real text box that works from the first moment on.
//
// Decides  when what was typed is handed over (Enter or the button, never by itself) and when it is
// cleared. Leaves   what a code looks like to the core. What was typed before the core is there
// stays; a submission made too early is kept until then.

export class Entry {
  isWanted = false; // the payer has already pressed Enter or the button
  #submit = null;

  constructor({ form, input, note, word }) {
    Object.assign(this, { form, input, note, word });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit();
    });
  }

  get value() { return this.input.value; }

  /** From now on `submit(text)` takes codes: {accepted}. What was asked for before is done now. */
  connect(submit) {
    this.#submit = submit;
    if (this.isWanted) this.submit();
  }
  disconnect() { this.#submit = null; }

  submit() {
    if (!this.#submit) {
      this.isWanted = true;
      this.note.textContent = this.word('frame.submitting');
      return;
    }
    this.isWanted = false;
    if (this.#submit(this.input.value).accepted) this.clear();
  }

  clear() {
    this.input.value = '';
    this.input.dispatchEvent(new Event('input', { bubbles: true }));
  }
}
