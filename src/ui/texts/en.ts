// Every text a person sees, in English.

import type { Texts } from './zh.ts';

const duration = (minutes: number): string => {
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest === 0 || hours >= 3 ? `${hours} h` : `${hours} h ${rest} min`;
};
const distance = (metres: number): string =>
  metres < 995
    ? `${Math.max(10, Math.round(metres / 10) * 10)} m`
    : `${(metres / 1000).toFixed(1)} km`;
const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

const liveAge = (minutes: number): string =>
  minutes < 1 ? 'status just updated' : `status ${duration(minutes)} ago`;

export const en: Texts = {
  htmlLang: 'en',
  appName: '15-minute service circle',
  menu: 'Where to',
  documentTitle: (station) =>
    station === null ? '15-minute service circle' : `${station} · 15-minute service circle`,
  listSeparator: ', ',
  duration,
  distance,

  state: { open: 'Open', closing: 'Closing soon', closed: 'Closed', unknown: 'Hours unknown' },
  stateOnArrival: {
    open: 'Open on arrival',
    closing: 'Closing on arrival',
    closed: 'Closed on arrival',
    unknown: 'Hours unknown',
  },
  kind: {
    party_centre: 'Party-mass service centre',
    party_station: 'Party-mass service site',
    union_station: 'Union rest station',
    rider_rest: 'Rider stop',
    energy_station: 'Rider energy station',
    partner_shop: 'Partner shop',
    check_in_point: 'Jinglin stop',
    charge_swap: 'Charging and swap point',
    event_site: 'Activity site',
  },
  tier: (tier) => `Tier ${tier}`,
  profile: { walk: 'Walk', ebike: 'E-bike', bike: 'Bicycle' },
  move: { walk: 'walk', ebike: 'ride', bike: 'ride' },

  answer: {
    comma: ', ',
    heading: 'Nearest, still open when you arrive',
    headingNow: 'Nearest, open now',
    headingAny: 'Nearest',
    headingNoPlace: 'All stations, open ones first',
    others: 'Other stations',
    allStations: 'All stations',
    travel: (move, minutes, about) => `${about ? 'About ' : ''}${duration(minutes)} ${move}`,
    notReached: 'No way there by street',
    stillOpen: (minutes) => `open ${duration(minutes)} more on arrival`,
    stillOpenNow: (minutes) => `open ${duration(minutes)} more`,
    onlyLeft: (minutes) => `only ${duration(minutes)} left on arrival`,
    onlyLeftNow: (minutes) => `only ${duration(minutes)} left`,
    openAlways: 'open 24 hours',
    openUntil: (moment) => `until ${moment}`,
    next: (moment) => `opens ${moment}`,
    noNext: 'no next opening found',
    unknown: 'hours not confirmed, check before you go',
    announce: (name, travel, state) => `Nearest: ${name}, ${travel}, ${state}.`,
    announceNone: 'No station meets the conditions.',
    count: (shown, all) => (shown === all ? `${all}` : `${shown} of ${all}`),
    hidden: (closed, unknown) =>
      [
        closed > 0 ? `${closed} closed on arrival` : '',
        unknown > 0 ? `${unknown} with hours unknown` : '',
      ]
        .filter(Boolean)
        .join(', '),
    hiddenNow: (closed, unknown) =>
      [closed > 0 ? `${closed} closed now` : '', unknown > 0 ? `${unknown} with hours unknown` : '']
        .filter(Boolean)
        .join(', '),
    showHidden: 'Show them too',
    estimating: 'Working out street times',
    timesFailed: 'Street times could not be worked out; straight-line estimates for now.',
    accuracy: (metres) => `± ${distance(metres)}`,
    tooClose: (metres) =>
      `Position within ${distance(metres)} only, more than the gap between the first two: look at both.`,
    loading: 'Reading the stations…',
    empty: 'No station meets the conditions',
    emptyHint: 'Relax one of them:',
    emptyNext: (name, moment) => `The first to open is ${name}, ${moment}.`,
    clearFilters: 'Clear all conditions',
    anyHours: 'Show whether open or not',
    more: (rest) => `Show ${rest} more`,
    navigate: 'Navigate',
    navigateTo: (name) => `Navigate to ${name}`,
    details: 'Details',
    detailsOf: (name) => `${name}, details`,
    rank: (rank) => `Number ${rank}`,
  },

  noStations: {
    title: 'No stations here yet',
    hint: (area) =>
      `The streets and places of ${area} are there, but nobody has entered its stations, so there is no nearest service to show.`,
    find: 'Find a place on the map',
    operator:
      'Operator: write a file of stations (docs/formats/stations.md says how) and build the area again with --stations.',
  },

  services: {
    heading: 'Services',
    state: { open: 'Now', closing: 'Ends soon', closed: 'Not now', unknown: 'Not confirmed' },
    stateOnArrival: {
      open: 'on arrival',
      closing: 'ending on arrival',
      closed: 'not on arrival',
      unknown: 'not confirmed',
    },
    wanted: (names, word) =>
      names.length === 1 ? `${names[0]}: ${word.toLowerCase()}` : `All: ${word.toLowerCase()}`,
    next: (moment) => `next ${moment}`,
    noNext: 'no next time found',
    care: 'Ten care services',
    others: 'Other services',
    more: (count) => `${count} in all`,
    outOfOrder: 'out of order',
    limited: 'limited',
    unknownStatus: 'not confirmed',
    needsBooking: 'book first',
    needsStaff: 'ask the staff',
    paid: 'paid',
    quantity: (count) => `× ${count}`,
    sameAsStation: 'Same hours as the station',
    until: (moment) => `expected back ${moment}`,
  },

  place: {
    yourPosition: 'My position',
    locate: 'Use my position',
    locateAgain: 'Locate again',
    locating: 'Locating…',
    pick: 'Pick a place',
    from: (place) => `From ${place}`,
    pickedPlace: 'the picked place',
    where: 'Where are you?',
    whereHint: 'Give a start to see how long the ride takes and what will still be open.',
    privacy:
      'Your position is used in this page only: never sent, stored or put into a link, and gone when you close it.',
    denied: 'Location permission refused',
    deniedHint:
      'Allow location for this site in the browser or system settings and tap again, or pick a place.',
    unavailable: 'Position not available',
    unavailableHint:
      'You may be indoors, or location services are off. Try again in the open, or pick a place.',
    timeout: 'Locating took too long',
    timeoutHint: 'No position within 10 seconds. Tap again, or pick a place.',
    unsupported: 'Locating is not possible here',
    unsupportedHint: 'The browser has no location, or the page is not on https. Pick a place.',
    outside: (area) => `Not near ${area}`,
    outsideHint: (area) =>
      `The start is more than 300 m from any street of ${area}; the times below are straight-line estimates. Another start will do better.`,
  },

  picker: {
    title: 'Where do you start?',
    label: 'Search for a place',
    placeholder: 'Landmark, street, station',
    hint: 'For example: Fahua Pagoda, fht, bole lu',
    kind: {
      landmark: 'Landmark',
      street: 'Street',
      neighbourhood: 'Neighbourhood',
      station: 'Station',
    },
    found: (count) =>
      count === 0
        ? 'Nothing found'
        : `${plural(count, 'place', 'places')} found, use the arrow keys`,
    none: (text) => `Nothing found for “${text}”`,
    noneHint: 'Try a landmark, a street name or pinyin initials.',
  },

  filters: {
    heading: 'Filters',
    quick: 'Filter by service',
    all: 'All filters',
    active: (count) => plural(count, 'filter', 'filters'),
    profile: 'How you go',
    when: 'When you leave',
    now: 'Now',
    at: (moment) => `Leaving ${moment}`,
    chooseTime: 'Choose a time',
    timeLabel: 'Departure (local time)',
    open: 'Open',
    openChoice: { arrival: 'On arrival', now: 'Now', any: 'Any' },
    hours: 'Hours',
    hoursChoice: { any: 'Any', after: 'After hours', always: '24 hours' },
    hoursHint: {
      any: '',
      after: 'Open after 18:00 or before 8:00 on workdays, or on days off',
      always: 'Never closes',
    },
    services: 'What you need',
    done: (count) => (count === 0 ? 'No stations' : `See ${plural(count, 'station', 'stations')}`),
    clear: 'Clear',
  },

  station: {
    back: 'Back to the list',
    loading: 'Reading the station…',
    missing: 'No such station',
    missingHint:
      'The station in the link is not in this data; it may have been renamed or removed.',
    now: 'Now',
    onArrival: 'On arrival',
    arrivalAt: (moment) => `arriving ${moment}`,
    travelHeading: 'The way there',
    hours: 'Opening hours',
    today: 'Today',
    closedAllDay: 'Closed',
    unknownDay: 'Not confirmed',
    notCertain: (hours) => `${hours} (not confirmed)`,
    closedThisWeek: 'Closed these seven days',
    everyDay: 'Daily',
    fromTo: (first, last) => `${first}–${last}`,
    groupSeparator: '; ',
    nextDays: 'Seven days from today',
    allDay: 'All day',
    always: '24 hours',
    holiday: 'Holiday',
    makeup: 'Make-up workday',
    nextDay: 'next day ',
    afterHours: 'After hours',
    afterHoursHint: 'Self-service zone when the staff have left',
    access: 'Good to know',
    who: {
      anyone: 'Open to everyone',
      outdoor_workers: 'For outdoor workers',
      members: 'For members',
      on_request: 'Call ahead',
    },
    wheelchair: {
      yes: 'Wheelchair access',
      no: 'No wheelchair access',
      unknown: 'Wheelchair access not confirmed',
    },
    bikeParking: {
      yes: 'E-bike parking',
      no: 'No e-bike parking',
      unknown: 'Parking not confirmed',
    },
    toilets: { yes: 'Toilet', no: 'No toilet', unknown: 'Toilet not confirmed' },
    fee: { yes: 'Paid', no: 'Free', unknown: 'Fee not confirmed' },
    seats: (count) => plural(count, 'seat', 'seats'),
    programmes: 'On today',
    noProgrammes: 'Nothing on today',
    allProgrammes: 'All programmes here',
    programmeTime: (start, end) => `${start}–${end}`,
    programmeNotCertain: 'may be cancelled for a holiday, check before you go',
    address: 'Address',
    phone: 'Call',
    positionAccuracy: (metres) => `Placed within ${distance(metres)}`,
    fromHere: 'Start from here',
    report: 'Report a problem',
    checkIn: 'Check in here',
    circleLegend: 'From inside, the station is within',
    circleFailed: 'The circle could not be worked out.',
    routeFailed: 'The route could not be worked out.',
    temporarilyClosed: 'Temporarily closed',
    planned: 'Planned',
    closedForGood: 'No longer in use',
    closedUntil: (moment) => `expected back ${moment}`,
  },

  provenance: {
    verified: (date) => `Verified ${date}`,
    unverified: 'Not verified',
    ageing: (date) => `Verified ${date}, over 3 months ago`,
    stale: (date) => `Verified ${date}, over half a year ago, to be checked`,
    how: { visit: 'visit', phone: 'phone', official_list: 'official list', report: 'report' },
    illustrative: 'Illustrative',
    illustrativeHint: 'Illustrative data, not an official list',
    confidence: { high: 'High confidence', medium: 'Medium confidence', low: 'Low confidence' },
  },

  handOff: {
    title: (name) => `To ${name}`,
    choose: 'Navigate with',
    apps: {
      'amap-app': 'Amap',
      'amap-web': 'Amap on the web',
      baidu: 'Baidu Maps',
      tencent: 'Tencent Maps',
      apple: 'Apple Maps',
      geo: 'Another map app',
    },
    last: 'used last',
    copy: 'Copy address',
    copied: 'Copied',
    copyFailed: 'Could not copy, select it here:',
    qr: 'Scan to open on a phone',
    qrLabel: (name) => `QR code of ${name}`,
    schemeFailed: 'The app did not open?',
    schemeFailedHint: 'It may not be installed. Use the web page, or copy the address.',
    openWeb: 'Open the web page',
    inAppBrowser:
      'Map apps may not open from here: tap “…” at the top right and open in a browser, or copy the address.',
    ebike: ' (e-bike navigation)',
    noPosition: 'The link holds the destination only, not your position.',
  },

  share: { button: 'Share', copied: 'Link copied', failed: 'Could not copy, select it here:' },

  sheet: {
    label: 'Stations',
    stops: { peek: 'List small', half: 'List and map', full: 'List large' },
    stopGroup: 'Height of the list',
  },

  settings: {
    title: 'Settings',
    language: 'Language',
    theme: 'Display',
    themes: { auto: 'Auto', day: 'Day', night: 'Night', glare: 'Sun' },
    themeHint: 'Sun: black and white with thick lines, readable in bright light.',
    text: 'Text size',
    texts: { normal: 'Normal', large: 'Large' },
    about: 'About the data',
    streets: (date) => `Streets and stations: ${date}`,
    calendar: 'Public holidays: as decreed by the State Council',
    noCalendar: 'Public holidays: none known for this place, days count by their weekday',
  },

  areas: {
    heading: 'Area',
    choose: 'Change or add an area',
    drop: 'Drop the file to make an area of it',
  },

  bar: {
    label: 'Tools',
    position: 'Locate',
    places: 'Places',
    filters: 'Filters',
    settings: 'Settings',
  },

  map: {
    label: 'Map',
    notice: (of) =>
      [
        of.attribution ?? 'Schematic map',
        `${of.attribution === null ? 'illustrative data' : 'data'} ${of.dataDate}`,
        of.liveMinutes === null ? '' : liveAge(of.liveMinutes),
      ]
        .filter(Boolean)
        .join(' · '),
    minutes: ' min',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    schematicHint: 'A schematic of the street blocks, not for survey or navigation',
    dataDate: (date) => `Data ${date}`,
    live: liveAge,
    noLive: 'No live status; shown as recorded',
    loading: 'Opening the map…',
    show: 'Show the map',
    saveData: 'Saving data: the map is about 450 kB and loads when tapped',
    unavailable: 'This device cannot draw the map; the list works without it.',
    failed: 'The map did not open; the list works without it.',
    retry: 'Try again',
  },

  problem: {
    retry: 'Try again',
    offline: 'No network',
    offlineHint: 'Try again when you are connected.',
    load: (what) => `${what} could not be loaded`,
    loadHint: 'The server did not give the data; try again in a while.',
    notKept: 'This area is not on this device',
    notKeptHint:
      'It is kept only in the browser that made it, and may have been deleted; the same file makes it again.',
    invalid: (what) => `${what} cannot be read`,
    invalidHint: 'The data file has a wrong form; please tell the operator.',
    crashed: 'This part failed',
    crashedHint: 'The rest still works.',
    stations: 'Station data',
    places: 'The list of places',
    programmes: 'Programme data',
    code: (code) => `Error code ${code}`,
  },

  close: 'Close',
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  tomorrow: 'tomorrow',
  moment: (day, time) => (day === '' ? time : `${day} ${time}`),
  monthDay: (month, day) => `${day}/${month}`,
};
