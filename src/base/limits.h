#pragma once

#include <cstddef>
#include <cstdint>

/// Every bound of the product, by name, unit last. A bound that is reached is an error that names
/// it, never a silent cut.
namespace ocop::limits {

// gs1
inline constexpr std::size_t identifier_text_bytes_max = 4096;
inline constexpr std::size_t element_string_bytes_max = 8'192;
inline constexpr std::size_t elements_max = 64;

// epcis
inline constexpr std::size_t epcis_document_bytes_max = 64U << 20;
inline constexpr std::size_t epcis_event_bytes_max = 1U << 20;
inline constexpr std::size_t epcis_events_per_document_max = 20'000;
inline constexpr std::size_t epcis_identifiers_per_event_max = 20'000;
inline constexpr std::size_t epcis_nesting_max = 32;
inline constexpr std::size_t epcis_faults_named_max = 100;

// event_store
inline constexpr std::size_t find_results_max = 10'000;
inline constexpr std::size_t append_queue_bytes_max = 256U << 20;
inline constexpr std::size_t commit_group_bytes_max = 16U << 20;
inline constexpr std::size_t event_cache_bytes_default = 256U << 20;
inline constexpr std::size_t check_faults_named_max = 100;

// authenticity, codes
/// Of the address that a chip writes; its file has 256 bytes, but others add parameters.
inline constexpr std::size_t chip_address_bytes_max = 1'024;
/// Opened data of the chip's file, of which its 256 bytes hold twice as many digits.
inline constexpr std::size_t chip_file_data_bytes_max = 96;
inline constexpr std::size_t chip_key_file_bytes_max = 1U << 20;
inline constexpr std::size_t label_keys_max = 1'000;
inline constexpr std::size_t label_key_list_bytes_max = 256U << 10;
/// Of GTINs and key epochs, about 1 KB each. A typed code is tried under all products of a city.
inline constexpr std::size_t serial_codecs_kept_max = 32'768;

// codes
inline constexpr std::uint64_t codes_of_an_order_max = 10'000'000;
/// One act is one commissioning event; a day's packing of a co-operative stays below.
inline constexpr std::uint64_t codes_activated_at_once_max = 10'000;
/// A larger one is taken from the machine itself.
inline constexpr std::uint64_t print_file_bytes_over_http_max = 64U << 20;
inline constexpr int report_answer_days = 2;  ///< working days
inline constexpr std::size_t code_alarms_read_max = 2'000;
inline constexpr std::size_t code_alarms_listed_max = 100;
inline constexpr std::size_t report_photo_bytes_max = 8U << 20;

// scans
/// Personal-data law asks for an end; complaints about a purchase come within it.
inline constexpr int scan_days_kept = 90;
inline constexpr int scan_days_on_disk_after = 7;
inline constexpr std::size_t scans_of_a_code_max = 256;
inline constexpr std::size_t scan_cache_bytes = 64U << 20;
inline constexpr std::uint32_t harvest_count_max = 200;
inline constexpr std::size_t harvest_devices_max = 200'000;
inline constexpr std::size_t unknown_products_max = 50'000;
/// 2^40 guesses are needed for one hit; this many in an hour is an attack, whoever sends them.
inline constexpr std::uint32_t unknown_serials_an_hour_max = 100'000;
inline constexpr std::size_t rate_senders_max = 200'000;

// authenticity
/// Above this a number of scans, devices or provinces says nothing new.
inline constexpr std::uint32_t observation_count_max = 200;
/// Of one stored verdict.
inline constexpr std::size_t verdict_record_bytes_max = 4'096;

// labels
inline constexpr std::size_t symbol_text_bytes_max = 1'000;
inline constexpr int label_module_pixels_max = 64;

// trace
inline constexpr std::size_t trace_depth_max = 64;
inline constexpr std::size_t trace_events_max = 5'000;
inline constexpr std::size_t trace_things_max = 2'000;
inline constexpr std::size_t trace_edges_max = 20'000;

// http
inline constexpr std::size_t http_header_bytes_max = 16U << 10;
inline constexpr std::size_t http_headers_max = 100;
inline constexpr std::size_t http_target_bytes_max = 8U << 10;
inline constexpr std::size_t http_body_bytes_default_max = 64U << 10;
/// Of all bodies that are held at one time.
inline constexpr std::size_t http_bodies_bytes_max = 1U << 30;
inline constexpr std::size_t http_connections_max = 20'000;
inline constexpr std::int64_t http_header_time_ms_max = 10'000;
inline constexpr std::int64_t http_body_time_ms_max = 60'000;
inline constexpr std::int64_t http_idle_time_ms_max = 60'000;
inline constexpr std::int64_t http_write_time_ms_max = 30'000;
inline constexpr std::int64_t http_drain_time_ms_max = 10'000;
/// How long, and how much, a refused client is still listened to, so that it can read the refusal.
inline constexpr std::int64_t http_linger_time_ms_max = 2'000;
/// More than the buffers of both kernels hold: who sends fast would lose the answer otherwise.
inline constexpr std::size_t http_linger_bytes_max = 16U << 20;
/// Below this, compression gains less than a packet.
inline constexpr std::size_t http_compress_bytes_min = 1'024;
/// A request that takes longer gets a line in the log.
inline constexpr std::int64_t http_slow_request_ms = 1'000;
inline constexpr std::size_t form_fields_max = 1'000;
inline constexpr std::size_t multipart_parts_max = 100;

// sql
/// Opened at once; more threads than this wait for each other.
inline constexpr std::size_t sql_sessions = 4;
inline constexpr std::int64_t sql_wait_time_ms_max = 5'000;
/// Between two statements of a transaction on PostgreSQL; then it loses its turn.
inline constexpr std::int64_t sql_idle_time_ms_max = 300'000;

// accounts
inline constexpr std::size_t token_cache_entries_max = 4'096;
/// How long a token stays good here after another process revoked it.
inline constexpr std::int64_t token_cache_time_ms_max = 2'000;
inline constexpr std::size_t token_subject_bytes_max = 100;
inline constexpr int token_days_max = 3'650;
inline constexpr std::size_t audit_entries_read_max = 10'000;
inline constexpr std::size_t audit_page_entries_max = 100;
inline constexpr std::size_t sign_in_name_bytes_max = 100;
inline constexpr std::size_t person_name_bytes_max = 200;
inline constexpr std::size_t password_characters_min = 10;
inline constexpr std::size_t password_bytes_max = 200;
/// Argon2id (RFC 9106 section 4): about 70 ms of one core of a small server.
inline constexpr unsigned long long password_passes = 2;
inline constexpr std::size_t password_memory_bytes = 64U << 20;
inline constexpr std::size_t password_hashes_at_once = 2;
inline constexpr std::int64_t password_wait_ms_max = 3'000;
/// Sessions of those who act for an office, and of producers and other people.
inline constexpr std::int64_t session_staff_idle_ms_max = 3'600'000;
inline constexpr std::int64_t session_staff_age_ms_max = 24 * 3'600'000;
inline constexpr std::int64_t session_idle_ms_max = 7LL * 24 * 3'600'000;
inline constexpr std::int64_t session_age_ms_max = 30LL * 24 * 3'600'000;
/// Between the password and the second factor.
inline constexpr std::int64_t session_half_age_ms_max = 10 * 60'000;
inline constexpr std::int64_t session_touch_ms = 60'000;
inline constexpr std::size_t session_cache_entries_max = 4'096;
/// How long a session stays good here after another process ended it.
inline constexpr std::int64_t session_cache_time_ms_max = 2'000;
inline constexpr std::size_t sessions_listed_max = 100;
/// Wrong guesses before the first delay, and the delays.
inline constexpr std::int64_t throttle_account_failures_free = 5;
inline constexpr std::int64_t throttle_address_failures_free = 30;
inline constexpr std::int64_t throttle_delay_ms_min = 30'000;
inline constexpr std::int64_t throttle_delay_ms_max = 3'600'000;
inline constexpr std::int64_t throttle_memory_ms_max = 24 * 3'600'000;
inline constexpr std::size_t backup_codes = 10;
inline constexpr std::size_t passkeys_per_person_max = 10;
inline constexpr std::size_t passkey_challenges_max = 10'000;
inline constexpr std::int64_t passkey_challenge_ms_max = 5 * 60'000;
inline constexpr std::size_t cbor_nesting_max = 8;
inline constexpr std::size_t cbor_items_max = 256;
inline constexpr std::size_t passkey_message_bytes_max = 16U << 10;
inline constexpr std::int64_t recovery_code_ms_max = 24 * 3'600'000;
inline constexpr std::size_t appointments_per_person_max = 200;
inline constexpr std::size_t people_listed_max = 100;

// pages
inline constexpr std::size_t template_nesting_max = 8;
/// Of a journey on one page, so that a page keeps under 400 nodes.
inline constexpr std::size_t journey_rows_max = 16;
inline constexpr std::size_t things_listed_max = 5;
inline constexpr std::size_t papers_listed_max = 6;
/// Of a language; what more products there are is put together for each look.
inline constexpr std::size_t product_parts_max = 10'000;

// portal
inline constexpr std::size_t home_products_max = 8;
inline constexpr std::size_t products_page_rows_max = 24;
inline constexpr std::size_t producers_page_rows_max = 30;
/// Beside a product.
inline constexpr std::size_t other_products_max = 4;
inline constexpr std::size_t search_words_bytes_max = 200;
inline constexpr std::size_t facet_value_bytes_max = 100;
/// Of one file (sitemaps.org 0.9).
inline constexpr std::size_t sitemap_addresses_max = 50'000;

// records
inline constexpr std::size_t record_line_characters_max = 300;
inline constexpr std::size_t record_text_characters_max = 20'000;
inline constexpr std::size_t record_digits_max = 15;
inline constexpr std::size_t record_page_rows_max = 200;
/// Rows that are parts of one row: the members of one cooperative.
inline constexpr std::size_t record_parts_max = 5'000;
inline constexpr std::size_t record_history_max = 1'000;
inline constexpr std::size_t form_draft_bytes_max = 128U << 10;
inline constexpr std::size_t form_drafts_max = 50;  ///< of one person
inline constexpr std::int64_t form_draft_days_max = 30;

// sheets
inline constexpr std::size_t csv_file_bytes_max = 64U << 20;
inline constexpr std::size_t csv_row_bytes_max = 64U << 10;
inline constexpr std::size_t csv_columns_max = 100;
inline constexpr std::size_t sheet_columns_max = 100;
inline constexpr std::size_t sheet_rows_max = 200'000;
inline constexpr std::size_t sheet_cells_max = 3'000'000;  ///< 48 bytes each, and their text
inline constexpr std::size_t sheet_faults_named_max = 100;
/// Of a file, by which its encoding is guessed.
inline constexpr std::size_t encoding_sample_bytes = 256U << 10;
inline constexpr std::size_t xlsx_file_bytes_max = 32U << 20;
inline constexpr std::size_t xlsx_entries_max = 2'000;
/// Of all parts of one workbook that are read, unpacked.
inline constexpr std::size_t xlsx_unpacked_bytes_max = 128U << 20;
/// Above 1 MiB no part may unpack to more than this many times its packed size.
inline constexpr std::size_t xlsx_unpack_ratio_max = 200;
inline constexpr std::size_t xlsx_shared_texts_max = 1'000'000;
inline constexpr std::size_t xlsx_styles_max = 65'536;
inline constexpr std::size_t xlsx_cell_bytes_max = 128U << 10;

// media
inline constexpr std::size_t picture_bytes_max = 20U << 20;
inline constexpr std::uint64_t picture_pixels_max = 50'000'000;  ///< 4 bytes each while decoded
inline constexpr std::size_t picture_scans_max = 100;
inline constexpr std::uint32_t picture_width_max = 2'560;
inline constexpr std::size_t document_bytes_max = 50U << 20;
inline constexpr std::size_t file_name_characters_max = 200;

// office
/// Of a form without files: several texts of `record_text_characters_max`.
inline constexpr std::size_t office_form_bytes_max = 1U << 20;
inline constexpr std::size_t office_upload_bytes_max = document_bytes_max + office_form_bytes_max;
inline constexpr std::size_t list_page_max = 100'000;
inline constexpr std::size_t suggestions_max = 50;
/// Units offered in a select; more are typed by their code.
inline constexpr std::size_t units_offered_max = 400;
inline constexpr std::size_t export_rows_max = 50'000;
inline constexpr std::size_t parts_shown_max = 10;
inline constexpr std::size_t search_rows_shown_max = 5;

// registry
inline constexpr std::size_t import_rows_max = 200'000;
inline constexpr std::size_t import_faults_named_max = 100;
inline constexpr std::size_t registry_name_bytes_max = 300;
inline constexpr std::size_t registry_text_bytes_max = 20'000;
/// How soon a running server sees what another process entered.
inline constexpr std::int64_t registry_follow_time_ms = 1'000;

}  // namespace ocop::limits
