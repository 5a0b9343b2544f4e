// What is typed and not sent yet outlives a reload of the tab.
const prefix = 'entente.';

export function kept<T extends object>(name: string, empty: T): { value: T; clear: () => void } {
  const key = prefix + name;
  const read = (): T => {
    try {
      return { ...empty, ...JSON.parse(sessionStorage.getItem(key) ?? '{}') };
    } catch {
      return { ...empty };
    }
  };
  let value: T = $state(read());
  $effect(() => {
    const text = JSON.stringify(value);
    try {
      if (text === JSON.stringify(empty)) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, text);
    } catch {
      // Without storage it lasts as long as the page.
    }
  });
  return {
    get value() {
      return value;
    },
    clear() {
      value = { ...empty };
    },
  };
}
