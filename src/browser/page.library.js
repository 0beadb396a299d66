// The page's side of src/browser/page.h: hooks, addresses, storage. Emscripten links this file into
// the module.

addToLibrary({
  bleepay_hook__deps: ['$Emval', '$UTF8ToString'],
  bleepay_hook: (hooks, name, first, second) => {
    const texts = [first, second].filter((text) => text).map((text) => UTF8ToString(text));
    try {
      Emval.toValue(hooks)[UTF8ToString(name)]?.(...texts);
    } catch (error) {
      reportError(error);
    }
  },

  bleepay_ask__deps: ['$Emval', '$UTF8ToString', '$stringToNewUTF8'],
  bleepay_ask: (hooks, name, number) => {
    try {
      const text = Emval.toValue(hooks)[UTF8ToString(name)]?.(number);
      return text ? stringToNewUTF8(text) : 0;
    } catch {
      return 0;
    }
  },

  bleepay_absolute_url__deps: ['$UTF8ToString', '$stringToNewUTF8'],
  bleepay_absolute_url: (address) => {
    try {
      const url = new URL(UTF8ToString(address), document.baseURI);
      return /^https?:$/.test(url.protocol) ? stringToNewUTF8(url.href) : 0;
    } catch {
      return 0;
    }
  },

  bleepay_entropy: (bytes, size) => {
    crypto.getRandomValues(HEAPU8.subarray(bytes, bytes + size));
  },

  bleepay_storage_load__deps: ['$UTF8ToString', '$stringToNewUTF8'],
  bleepay_storage_load: (key) => {
    try {
      const record = (Module['storage'] ?? localStorage).getItem(UTF8ToString(key));
      return record === null ? 0 : stringToNewUTF8(record);
    } catch {
      return 0;
    }
  },

  bleepay_storage_store__deps: ['$UTF8ToString'],
  bleepay_storage_store: (key, record) => {
    try {
      (Module['storage'] ?? localStorage).setItem(UTF8ToString(key), UTF8ToString(record));
      return true;
    } catch {
      return false;
    }
  },

  bleepay_storage_erase__deps: ['$UTF8ToString'],
  bleepay_storage_erase: (key) => {
    try {
      (Module['storage'] ?? localStorage).removeItem(UTF8ToString(key));
      return true;
    } catch {
      return false;
    }
  },
});
