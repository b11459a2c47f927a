/** Every page that a person can open, without its language. */
export const pages = [
  '/', '/meetings', '/decisions', '/decisions?words=youth', '/members', '/committees', '/committees/governance-committee-demonstration', '/actions', '/actions?late=yes', '/actions/1', '/reports/1', '/obligations', '/obligations?responsible=chief&month=2027-06',
  '/obligations/calendar', '/obligations/calendar?year=2027', '/obligations/strategic-plan', '/obligations/mfippa', '/adequacy', '/strategic-plan', '/policies', '/policies/crosswalk',
  '/standing', '/standing?comparators=cmas', '/standing/offences', '/data', '/data/csi_ontario_services_2024', '/data/halton_municipalities', '/incidents',
  '/subscribe', '/past', '/past?year=2024', '/past/new-york-city-council-20991',
  '/incidents?dataset=calgary_crime', '/incidents/grid', '/incidents/grid?by=month&dataset=vancouver_incidents', '/table-reports', '/table-reports/2025', '/evidence/findings', '/evidence/analyses', '/transparency', '/transparency/checkpoints', '/accessibility', '/privacy', '/openapi', '/nowhere'
] as const

export const languages = ['en', 'fr'] as const

export const address = (language: string, page: string) => `${process.env.WARDMOTE_ADDRESS}/${language}${page}`
