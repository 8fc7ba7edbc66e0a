// What each figure of the planner means, in English: the wording of docs/figures.md, shorter.

import type { definitions as chinese } from './definitions-zh.ts';

export const definitions: typeof chinese = {
  residents:
    'Of all residents on the map, the share whose time along the streets to a station that is open on arrival is within the threshold.',
  residents_in_service_area:
    'Of the residents of the service area, the share whose time along the streets to a station that is open on arrival is within the threshold.',
  order_origins:
    'Of the meal orders of a day, counted where they are picked up, the share with an open station within the threshold.',
  needs:
    'Answers of the needs survey by neighbourhood, spread over its demand points as the residents are; fewer than five are neither told nor counted. With services asked for, answers that name them. The share of the answers with a station open on arrival within the limit.',
  streets:
    'Metres of street in the service area from which a station is reached within the threshold, over all metres that can be used; exact to the place where the time runs out.',
  ground:
    'Cells of 10 or 20 m in the service area: covered if the nearest street is within 50 m and a station within the threshold from there. Water and fields far from streets are never covered.',
  within:
    'The share with an open station within this time (or distance). A range: without and with stations of unknown hours.',
  mean: 'Mean time along the streets to the nearest station that counts, over those who reach one within 60 minutes.',
  median: 'Half need no more. Those who reach none come last; nobody is dropped.',
  p90: 'Nine of ten need no more. Those who reach none come last; nobody is dropped.',
  unreached: 'Those who reach no station that counts within 60 minutes.',
  stations:
    'Stations that are open at the time in question and offer what is asked for; unknown hours do not count.',
  secondSeconds:
    'Mean time to the second nearest station that counts, over those who have one within 60 minutes.',
  thirdSeconds:
    'Mean time to the third nearest station that counts, over those who have one within 60 minutes.',
  withTwo:
    'The share with two stations or more within the threshold: if one closes, there is another.',
  seatsPer1000:
    'Two-step floating catchment (E2SFCA): the seats of each station over those who may come, added up for everybody; the thirds of the way count 1, 0.68 and 0.22.',
  gini: '0: all have the same seats in reach; the closer to 1, the more they are with few.',
  palma:
    'How many times more seats the tenth that has most have on average than the four tenths that have least; none where these have no seat at all.',
  after:
    'Mean coverage over all minutes of the week outside the office hours of workdays; holidays and make-up workdays of that week count.',
};
