// Measures taken inside the page. Each function is sent there as text, so it stands alone.

/** From now on what is scrolled out of sight is laid out as well, so that it can be measured. */
export function layOutAll(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { content-visibility: visible !important }');
  document.adoptedStyleSheets = [sheet];
}

/** What moves although stillness was asked for: longer than a hundredth of a second. */
export function motions(): string[] {
  return document
    .getAnimations()
    .map(({ effect }) => Number(effect?.getComputedTiming().duration ?? 0))
    .filter((milliseconds) => milliseconds > 10)
    .map((milliseconds) => `moves for ${milliseconds} ms`);
}

/** Visible texts with less contrast than the limit, with their ratio (WCAG 2.2, 1.4.3). */
export function lowContrasts(limit: number): string[] {
  type Colour = [red: number, green: number, blue: number, alpha: number];
  const parse = (text: string): Colour => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue, alpha];
  };
  const over = ([r, g, b, a]: Colour, below: Colour): Colour => [
    r * a + below[0] * (1 - a),
    g * a + below[1] * (1 - a),
    b * a + below[2] * (1 - a),
    1,
  ];
  const luminance = ([red, green, blue]: Colour) => {
    const [r = 0, g = 0, b = 0] = [red, green, blue]
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const groundOf = (element: Element | null): Colour => {
    if (!element) return [255, 255, 255, 1];
    const colour = parse(getComputedStyle(element).backgroundColor);
    return colour[3] === 1 ? colour : over(colour, groundOf(element.parentElement));
  };
  const low: string[] = [];
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
    const text = own.map(({ textContent }) => textContent?.trim()).join('');
    if (text === '' || !element.checkVisibility({ opacityProperty: true })) continue;
    if (element.closest('.visually-hidden, [aria-hidden="true"] svg')) continue;
    const ground = groundOf(element);
    const ink = over(parse(getComputedStyle(element).color), ground);
    const [light = 0, dark = 0] = [luminance(ink), luminance(ground)].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < limit) low.push(`${text.slice(0, 30)}: ${ratio.toFixed(2)}`);
  }
  return low;
}

/**
 * Contrast of the ring around what has the focus with what lies around it (WCAG 2.2, 1.4.11, 2.4.13);
 * 0: there is none of at least two pixels.
 */
export function focusContrast(): number {
  const parse = (text: string) => (text.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (text: string) => {
    const [r = 0, g = 0, b = 0] = parse(text)
      .slice(0, 3)
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const groundOf = (element: Element | null): string => {
    if (!element) return 'rgb(255, 255, 255)';
    const colour = getComputedStyle(element).backgroundColor;
    return (parse(colour)[3] ?? 1) === 1 ? colour : groundOf(element.parentElement);
  };
  const focused = document.activeElement;
  if (!focused || focused === document.body) return 0;
  // A ring may be drawn by the element, by what covers it, or by the label of a hidden input.
  const drawn: [Element, string?][] = [
    [focused],
    [focused, '::after'],
    [focused.closest('label') ?? focused],
  ];
  const ring = drawn
    .map(([element, pseudo]) => getComputedStyle(element, pseudo))
    .find(
      ({ outlineStyle, outlineWidth }) =>
        outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
    );
  if (!ring) return 0;
  const [dark = 0, light = 0] = [ring.outlineColor, groundOf(focused.parentElement)]
    .map(luminance)
    .sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/**
 * Targets lower or narrower than the limit, with their size. What is ticked counts as its
 * label, and a target whose pseudo-element covers more than its box as what answers a touch.
 */
export function smallTargets(limit: Extent): string[] {
  const small: string[] = [];
  const scope = document.querySelector('dialog[open]') ?? document.body;
  const all = scope.querySelectorAll(
    'button, a[href], input, select, summary, [role="button"], [role="option"], [tabindex="0"]',
  );
  for (const element of all) {
    const target =
      element instanceof HTMLInputElement && ['checkbox', 'radio', 'file'].includes(element.type)
        ? (element.closest('label') ?? element)
        : element;
    if (!target.checkVisibility() || target.closest('canvas, [inert], .visually-hidden')) continue;
    target.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = target.getBoundingClientRect();
    const [across, down] = [limit.width / 2 - 1, limit.height / 2 - 1];
    const [x, y] = [left + width / 2, top + height / 2];
    const around: [number, number][] = [
      [x - across, y],
      [x + across, y],
      [x, y - down],
      [x, y + down],
    ];
    const answers = ([px, py]: [number, number]) =>
      target.contains(document.elementFromPoint(px, py));
    if ((width >= limit.width - 0.5 && height >= limit.height - 0.5) || around.every(answers))
      continue;
    const name = target.getAttribute('aria-label') ?? target.textContent?.trim().slice(0, 30);
    small.push(`${name}: ${width.toFixed(0)}×${height.toFixed(0)}`);
  }
  return small;
}

/** Elements that reach beyond the sides of the page by more than the slack, or whose text is cut off. */
export function cutOff(slack: number): string[] {
  const width = document.documentElement.clientWidth;
  const cut: string[] = [];
  for (const element of document.querySelectorAll('body *')) {
    if (!element.checkVisibility() || element.closest('.map, svg, .visually-hidden')) continue;
    // What scrolls sideways on purpose may be wider than the page.
    const scrolls = (one: Element | null): boolean =>
      one !== null &&
      (/auto|scroll/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
    const { left, right } = element.getBoundingClientRect();
    const name = `${element.tagName.toLowerCase()}.${element.className} ${element.textContent?.trim().slice(0, 20)}`;
    if ((left < -slack || right > width + slack) && !scrolls(element.parentElement)) cut.push(name);
    const hides = getComputedStyle(element).overflowX === 'hidden';
    if (hides && element.scrollWidth > element.clientWidth + slack) cut.push(name);
  }
  return cut;
}
