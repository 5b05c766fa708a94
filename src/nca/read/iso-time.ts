/** Hours of an ISO 8601 duration such as "PT1H30M", "-PT5M", "P7D"; undefined for other text, months and years included. */
export function isoHours(text: string): number | undefined {
  const match = /^(-)?P(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/.exec(
    text.trim(),
  );
  if (!match || !/\d/.test(text)) return undefined;
  const [weeks, days, hours, minutes, seconds] = match.slice(2).map((part) => Number(part ?? 0));
  const total = 168 * weeks! + 24 * days! + hours! + minutes! / 60 + seconds! / 3600;
  return match[1] ? -total : total;
}

/** Hours since 1970 of an ISO 8601 date with a time of day; undefined for a date alone or other text. */
export function isoMoment(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text.trim())) return undefined;
  const trimmed = text.trim();
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(trimmed) ? trimmed : `${trimmed}Z`;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? undefined : time / 3.6e6;
}
