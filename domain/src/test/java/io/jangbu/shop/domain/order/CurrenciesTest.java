package io.jangbu.shop.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurrenciesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BRL KRW USD EUR JPY GBP CNY INR CHF SEK NOK DKK PLN CZK HUF RON TRY UAH ILS SAR AED",
        "AUD NZD CAD MXN CLP COP PEN ARS UYU BOB PYG ZAR NGN KES EGP MAD TND VND THB IDR MYR",
        // of several countries, and lately new: South Sudan, Sierra Leone, Curaçao, Zimbabwe
        "XOF XAF XCD XPF SSP SLE XCG ZWG VES VED",
        // with three digits after the point, and with none
        "KWD BHD OMR JOD LYD IQD ISK UGX RWF DJF GNF KMF"
      })
  void takesMoneyInUse(String codes) {
    assertThat(codes.split(" ")).allMatch(Currencies::isInUse);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // no currency, tests
        "XXX XTS",
        // metals, bonds, units of account
        "XAU XAG XPT XPD XBA XBB XBC XBD XDR XSU XUA XAD XFO XFU",
        // funds
        "BOV CHE CHW CLF COU MXV USN USS UYI UYW",
        // withdrawn
        "DEM FRF ITL ESP NLG ATS GRD LTL HRK BGN SLL ZWL ANG CUC VEF BYR MRO STD TRL",
        // never was any
        "QQQ brl Brl BR BRLX 986"
      })
  void takesNothingElse(String codes) {
    assertThat(codes.split(" ")).noneMatch(Currencies::isInUse);
  }
}
