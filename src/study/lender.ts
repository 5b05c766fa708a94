/**
 * Lends each of some things to one borrower at a time. A borrower who finds none waits, first come, first served; what
 * came back last is lent first.
 */
export function lender<T>(things: readonly T[]): <R>(use: (thing: T) => Promise<R>) => Promise<R> {
  const free = [...things];
  const waiting: ((thing: T) => void)[] = [];
  const giveBack = (thing: T) => {
    const next = waiting.shift();
    if (next) next(thing);
    else free.push(thing);
  };
  return async (use) => {
    const thing = free.length > 0 ? free.pop()! : await new Promise<T>((take) => waiting.push(take));
    try {
      return await use(thing);
    } finally {
      giveBack(thing);
    }
  };
}
