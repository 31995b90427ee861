using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace FundManager.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "asked_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    report = table.Column<string>(type: "text", nullable: false),
                    case_kind = table.Column<string>(type: "text", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    fund_id = table.Column<Guid>(type: "uuid", nullable: true),
                    language = table.Column<string>(type: "text", nullable: false),
                    format = table.Column<string>(type: "text", nullable: false),
                    frozen_as = table.Column<string>(type: "text", nullable: true),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    barring = table.Column<string>(type: "text", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    fault = table.Column<string>(type: "text", nullable: true),
                    hash = table.Column<string>(type: "text", nullable: true),
                    size_bytes = table.Column<long>(type: "bigint", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asked_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUsers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    language = table.Column<string>(type: "text", nullable: true),
                    display_name_en = table.Column<string>(type: "text", nullable: false),
                    display_name_zh = table.Column<string>(type: "text", nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_users", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "balances",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<string>(type: "text", nullable: false),
                    fund_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_balances", x => new { x.owner_id, x.place });
                    table.CheckConstraint("ck_balances_available", "place <> 'Available' or amount >= 0");
                    table.CheckConstraint("ck_balances_not_negative", "place in ('Source', 'Outside', 'Available', 'Obligated') or amount >= 0");
                    table.CheckConstraint("ck_balances_obligated", "place <> 'Obligated' or amount >= 0");
                });

            migrationBuilder.CreateTable(
                name: "bank_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    size_bytes = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<string>(type: "text", nullable: false),
                    uploaded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    uploaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lines = table.Column<int>(type: "integer", nullable: false),
                    known = table.Column<int>(type: "integer", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bank_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "case_events",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    token = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_events", x => new { x.case_id, x.number });
                    table.CheckConstraint("ck_case_events_hash", "octet_length(hash) = 32");
                    table.CheckConstraint("ck_case_events_number", "number > 0");
                });

            migrationBuilder.CreateTable(
                name: "counters",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counters", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: true),
                    xml = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_kind = table.Column<string>(type: "text", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: false),
                    size_bytes = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    uploaded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    uploaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "funds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    time_zone = table.Column<string>(type: "text", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    approval_levels = table.Column<string>(type: "jsonb", nullable: false),
                    paying_account = table.Column<string>(type: "jsonb", nullable: true),
                    bank_profile = table.Column<string>(type: "text", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    name_en = table.Column<string>(type: "text", nullable: false),
                    name_zh = table.Column<string>(type: "text", nullable: false),
                    purpose_en = table.Column<string>(type: "text", nullable: false),
                    purpose_zh = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    workflow_version = table.Column<int>(type: "integer", nullable: false),
                    event_count = table.Column<int>(type: "integer", nullable: false),
                    head_hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    credit_code = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false),
                    region = table.Column<string>(type: "text", nullable: false),
                    payee = table.Column<string>(type: "jsonb", nullable: true),
                    payee_verified_by = table.Column<Guid>(type: "uuid", nullable: true),
                    is_payee_replaced = table.Column<bool>(type: "boolean", nullable: false),
                    payee_confirmed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    payee_usable_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    name_en = table.Column<string>(type: "text", nullable: false),
                    name_zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations", x => x.id);
                    table.CheckConstraint("ck_organisations_payee_looks", "payee_confirmed_by <> payee_verified_by");
                });

            migrationBuilder.CreateTable(
                name: "outgoing_mails",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    to = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    key = table.Column<string>(type: "text", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outgoing_mails", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reviews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_kind = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reviewer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scheme = table.Column<string>(type: "text", nullable: false),
                    invited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    conflicts_declared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    named_conflict = table.Column<bool>(type: "boolean", nullable: false),
                    scores = table.Column<string>(type: "jsonb", nullable: false),
                    comment = table.Column<string>(type: "text", nullable: false),
                    total = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    returned_count = table.Column<int>(type: "integer", nullable: false),
                    reminded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    workflow_version = table.Column<int>(type: "integer", nullable: false),
                    event_count = table.Column<int>(type: "integer", nullable: false),
                    head_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    fund_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    endorser_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reviews", x => x.id);
                    table.CheckConstraint("ck_reviews_total", "total is null or total between 0 and 100");
                });

            migrationBuilder.CreateTable(
                name: "role_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    role = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "summaries",
                columns: table => new
                {
                    fund_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<string>(type: "jsonb", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_summaries", x => x.fund_id);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_asp_net_user_claims_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "AspNetUsers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_asp_net_user_logins_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "AspNetUsers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_asp_net_user_tokens_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "AspNetUsers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "expertise",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    disciplines = table.Column<string>(type: "jsonb", nullable: false),
                    words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    brings = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_expertise", x => x.user_id);
                    table.ForeignKey(
                        name: "fk_expertise_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "AspNetUsers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "bank_lines",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    account = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: true),
                    booked_on = table.Column<DateOnly>(type: "date", nullable: true),
                    amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    is_credit = table.Column<bool>(type: "boolean", nullable: false),
                    text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    end_to_end_id = table.Column<string>(type: "text", nullable: true),
                    meaning = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    fault = table.Column<string>(type: "text", nullable: true),
                    looked_by = table.Column<Guid>(type: "uuid", nullable: true),
                    looked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bank_lines", x => new { x.import_id, x.number });
                    table.ForeignKey(
                        name: "fk_bank_lines_bank_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "bank_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "postings",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_number = table.Column<int>(type: "integer", nullable: false),
                    line = table.Column<short>(type: "smallint", nullable: false),
                    fund_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: true),
                    award_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from_place = table.Column<string>(type: "text", nullable: false),
                    to_place = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_postings", x => new { x.case_id, x.event_number, x.line });
                    table.CheckConstraint("ck_postings_amount", "amount > 0");
                    table.CheckConstraint("ck_postings_arrow", "(from_place, to_place) in (\n('Source', 'Available'), ('Available', 'Returned'), ('Source', 'Receivable'),\n('Available', 'Committed'), ('Committed', 'Available'), ('Committed', 'Obligated'),\n('Available', 'Obligated'), ('Obligated', 'Available'),\n('Obligated', 'Reserved'), ('Reserved', 'Obligated'), ('Reserved', 'Payable'), ('Payable', 'Reserved'),\n('Payable', 'Disbursed'), ('Disbursed', 'Reserved'), ('Disbursed', 'Receivable'), ('Receivable', 'Disbursed'),\n('Receivable', 'Source'), ('Receivable', 'Returned'), ('Receivable', 'Available'), ('Receivable', 'WrittenOff'),\n('Outside', 'Pledged'), ('Pledged', 'Outside'), ('Pledged', 'Verified'), ('Verified', 'Pledged'))");
                    table.CheckConstraint("ck_postings_award", "award_id is not null or (from_place in ('Source', 'Available', 'Returned') and to_place in ('Source', 'Available', 'Returned'))");
                    table.ForeignKey(
                        name: "fk_postings_case_events_case_id_event_number",
                        columns: x => new { x.case_id, x.event_number },
                        principalTable: "case_events",
                        principalColumns: new[] { "case_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "allocations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fund_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    paper = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    booked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    booked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_allocations", x => x.id);
                    table.CheckConstraint("ck_allocations_amount", "amount > 0");
                    table.CheckConstraint("ck_allocations_duties", "confirmed_by <> booked_by");
                    table.ForeignKey(
                        name: "fk_allocations_funds_fund_id",
                        column: x => x.fund_id,
                        principalTable: "funds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "calls",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fund_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ceiling = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    awarded = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    opens_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    endorse_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    prepared_by = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    purpose_en = table.Column<string>(type: "text", nullable: false),
                    purpose_zh = table.Column<string>(type: "text", nullable: false),
                    title_en = table.Column<string>(type: "text", nullable: false),
                    title_zh = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    workflow_version = table.Column<int>(type: "integer", nullable: false),
                    event_count = table.Column<int>(type: "integer", nullable: false),
                    head_hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calls", x => x.id);
                    table.CheckConstraint("ck_calls_awarded", "awarded >= 0 and awarded <= ceiling");
                    table.CheckConstraint("ck_calls_instants", "opens_at < closes_at and closes_at <= endorse_by");
                    table.ForeignKey(
                        name: "fk_calls_funds_fund_id",
                        column: x => x.fund_id,
                        principalTable: "funds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payment_batches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    fund_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    debtor = table.Column<string>(type: "jsonb", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    profile = table.Column<string>(type: "text", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    file_hash = table.Column<string>(type: "text", nullable: false),
                    size_bytes = table.Column<long>(type: "bigint", nullable: false),
                    released_by = table.Column<Guid>(type: "uuid", nullable: false),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    released_on = table.Column<DateOnly>(type: "date", nullable: false),
                    execute_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_batches", x => x.id);
                    table.ForeignKey(
                        name: "fk_payment_batches_funds_fund_id",
                        column: x => x.fund_id,
                        principalTable: "funds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "interests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    other_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    declared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    end_reason = table.Column<string>(type: "text", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_interests", x => x.id);
                    table.CheckConstraint("ck_interests_days", "ends_on >= starts_on");
                    table.CheckConstraint("ck_interests_other", "(other_name = '') <> (organisation_id is null)");
                    table.ForeignKey(
                        name: "fk_interests_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "AspNetUsers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_interests_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memberships", x => x.id);
                    table.ForeignKey(
                        name: "fk_memberships_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "AspNetUsers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_memberships_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "applications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    form = table.Column<string>(type: "jsonb", nullable: false),
                    lead_email = table.Column<string>(type: "text", nullable: false),
                    region = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    receipt_hash = table.Column<string>(type: "text", nullable: true),
                    eligibility = table.Column<string>(type: "jsonb", nullable: false),
                    waivers = table.Column<string>(type: "jsonb", nullable: false),
                    clarification = table.Column<string>(type: "jsonb", nullable: true),
                    panel = table.Column<string>(type: "jsonb", nullable: true),
                    fewer_reviews_agreed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    recommended_amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    reserve_place = table.Column<int>(type: "integer", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    revision_count = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    title_en = table.Column<string>(type: "text", nullable: false),
                    title_zh = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    workflow_version = table.Column<int>(type: "integer", nullable: false),
                    event_count = table.Column<int>(type: "integer", nullable: false),
                    head_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    fund_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    endorser_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_applications", x => x.id);
                    table.ForeignKey(
                        name: "fk_applications_calls_call_id",
                        column: x => x.call_id,
                        principalTable: "calls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "assignment_plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    fault = table.Column<string>(type: "text", nullable: true),
                    result = table.Column<string>(type: "jsonb", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sent = table.Column<string>(type: "jsonb", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assignment_plans", x => x.id);
                    table.ForeignKey(
                        name: "fk_assignment_plans_calls_call_id",
                        column: x => x.call_id,
                        principalTable: "calls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "consensuses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scheme = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    scores = table.Column<string>(type: "jsonb", nullable: false),
                    comment = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    dissent = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    total = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    basis = table.Column<string>(type: "jsonb", nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consensuses", x => x.id);
                    table.ForeignKey(
                        name: "fk_consensuses_asp_net_users_written_by",
                        column: x => x.written_by,
                        principalTable: "AspNetUsers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_consensuses_calls_call_id",
                        column: x => x.call_id,
                        principalTable: "calls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "application_names",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    key = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_names", x => new { x.application_id, x.role, x.key });
                    table.ForeignKey(
                        name: "fk_application_names_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "application_revisions",
                columns: table => new
                {
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    frozen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_revisions", x => new { x.application_id, x.number });
                    table.ForeignKey(
                        name: "fk_application_revisions_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "awards",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    lead_email = table.Column<string>(type: "text", nullable: false),
                    public_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    objection = table.Column<string>(type: "text", nullable: true),
                    offer_expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    signed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    countersigned_by = table.Column<Guid>(type: "uuid", nullable: true),
                    countersigned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: false),
                    monitors = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    open_high_findings = table.Column<int>(type: "integer", nullable: false),
                    agreement = table.Column<string>(type: "jsonb", nullable: false),
                    agreement_number = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    title_en = table.Column<string>(type: "text", nullable: false),
                    title_zh = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    workflow_version = table.Column<int>(type: "integer", nullable: false),
                    event_count = table.Column<int>(type: "integer", nullable: false),
                    head_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    fund_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    endorser_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_awards", x => x.id);
                    table.CheckConstraint("ck_awards_amount", "amount > 0");
                    table.CheckConstraint("ck_awards_open_high_findings", "open_high_findings >= 0");
                    table.CheckConstraint("ck_awards_term", "starts_on <= ends_on");
                    table.ForeignKey(
                        name: "fk_awards_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "namesakes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    is_same = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    noted_by = table.Column<Guid>(type: "uuid", nullable: false),
                    noted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_namesakes", x => x.id);
                    table.CheckConstraint("ck_namesakes_same", "not is_same or confirmed_by is null");
                    table.CheckConstraint("ck_namesakes_two_people", "confirmed_by is distinct from noted_by");
                    table.ForeignKey(
                        name: "fk_namesakes_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_namesakes_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "AspNetUsers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "agreement_versions",
                columns: table => new
                {
                    award_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreement_versions", x => new { x.award_id, x.number });
                    table.ForeignKey(
                        name: "fk_agreement_versions_awards_award_id",
                        column: x => x.award_id,
                        principalTable: "awards",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "amendments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    award_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amendment_kind = table.Column<string>(type: "text", nullable: false),
                    why = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    is_funds_own = table.Column<bool>(type: "boolean", nullable: false),
                    based_on = table.Column<int>(type: "integer", nullable: false),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    lead_email = table.Column<string>(type: "text", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    hands = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    made = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    workflow_version = table.Column<int>(type: "integer", nullable: false),
                    event_count = table.Column<int>(type: "integer", nullable: false),
                    head_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    fund_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    endorser_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_amendments", x => x.id);
                    table.ForeignKey(
                        name: "fk_amendments_awards_award_id",
                        column: x => x.award_id,
                        principalTable: "awards",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "appraisals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    corrects_id = table.Column<Guid>(type: "uuid", nullable: true),
                    award_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<string>(type: "text", nullable: false),
                    opens_on = table.Column<DateOnly>(type: "date", nullable: false),
                    framework = table.Column<string>(type: "text", nullable: false),
                    answer_days = table.Column<int>(type: "integer", nullable: false),
                    self_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    self_entries = table.Column<string>(type: "text", nullable: true),
                    self_total = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    appraiser_id = table.Column<Guid>(type: "uuid", nullable: true),
                    entries = table.Column<string>(type: "text", nullable: true),
                    opinion = table.Column<string>(type: "text", nullable: false),
                    reply_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reply = table.Column<string>(type: "text", nullable: false),
                    total = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    grade = table.Column<string>(type: "text", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true),
                    frozen = table.Column<string>(type: "text", nullable: true),
                    frozen_hash = table.Column<string>(type: "text", nullable: true),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    workflow_version = table.Column<int>(type: "integer", nullable: false),
                    event_count = table.Column<int>(type: "integer", nullable: false),
                    head_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    fund_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    endorser_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appraisals", x => x.id);
                    table.CheckConstraint("ck_appraisals_total", "total is null or total between 0 and 100");
                    table.ForeignKey(
                        name: "fk_appraisals_appraisals_corrects_id",
                        column: x => x.corrects_id,
                        principalTable: "appraisals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_appraisals_awards_award_id",
                        column: x => x.award_id,
                        principalTable: "awards",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "disbursements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    award_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    tranche = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    planned_on = table.Column<DateOnly>(type: "date", nullable: false),
                    gate = table.Column<string>(type: "jsonb", nullable: false),
                    gate_answer = table.Column<string>(type: "jsonb", nullable: true),
                    requested = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    requested_by = table.Column<Guid>(type: "uuid", nullable: true),
                    prepared_by = table.Column<Guid>(type: "uuid", nullable: true),
                    payee = table.Column<string>(type: "jsonb", nullable: true),
                    approvals = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    approvals_needed = table.Column<int>(type: "integer", nullable: false),
                    released_by = table.Column<Guid>(type: "uuid", nullable: true),
                    payment_number = table.Column<int>(type: "integer", nullable: true),
                    payment_year = table.Column<int>(type: "integer", nullable: true),
                    payment_file_hash = table.Column<string>(type: "text", nullable: true),
                    statement_reference = table.Column<string>(type: "text", nullable: true),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: true),
                    set_off_planned = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    set_off_against = table.Column<Guid>(type: "uuid", nullable: true),
                    set_off = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    workflow_version = table.Column<int>(type: "integer", nullable: false),
                    event_count = table.Column<int>(type: "integer", nullable: false),
                    head_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    fund_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    endorser_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disbursements", x => x.id);
                    table.CheckConstraint("ck_disbursements_duties", "prepared_by is null or (not (prepared_by = any (approvals)) and (released_by is null or (released_by <> prepared_by and not (released_by = any (approvals)))))");
                    table.CheckConstraint("ck_disbursements_requested", "requested >= 0 and requested + set_off <= tranche and set_off_planned <= requested");
                    table.ForeignKey(
                        name: "fk_disbursements_awards_award_id",
                        column: x => x.award_id,
                        principalTable: "awards",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "expenditures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    award_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    line_name = table.Column<string>(type: "text", nullable: false),
                    what = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    spent_on = table.Column<DateOnly>(type: "date", nullable: false),
                    accepted = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    workflow_version = table.Column<int>(type: "integer", nullable: false),
                    event_count = table.Column<int>(type: "integer", nullable: false),
                    head_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    fund_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    endorser_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_expenditures", x => x.id);
                    table.CheckConstraint("ck_expenditures_accepted", "amount > 0 and accepted >= 0 and accepted <= amount");
                    table.ForeignKey(
                        name: "fk_expenditures_awards_award_id",
                        column: x => x.award_id,
                        principalTable: "awards",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "findings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    award_id = table.Column<Guid>(type: "uuid", nullable: false),
                    severity = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    resolution = table.Column<string>(type: "text", nullable: false),
                    plan = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    asked_by = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    workflow_version = table.Column<int>(type: "integer", nullable: false),
                    event_count = table.Column<int>(type: "integer", nullable: false),
                    head_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    fund_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    endorser_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_findings", x => x.id);
                    table.ForeignKey(
                        name: "fk_findings_awards_award_id",
                        column: x => x.award_id,
                        principalTable: "awards",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "inputs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    award_id = table.Column<Guid>(type: "uuid", nullable: false),
                    input_kind = table.Column<string>(type: "text", nullable: false),
                    what = table.Column<string>(type: "text", nullable: false),
                    planned = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    rate_source = table.Column<string>(type: "text", nullable: false),
                    declared = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    verified = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    verified_by = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    verification_note = table.Column<string>(type: "text", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    workflow_version = table.Column<int>(type: "integer", nullable: false),
                    event_count = table.Column<int>(type: "integer", nullable: false),
                    head_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    fund_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    endorser_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inputs", x => x.id);
                    table.CheckConstraint("ck_inputs_verified", "verified + declared <= planned");
                    table.ForeignKey(
                        name: "fk_inputs_awards_award_id",
                        column: x => x.award_id,
                        principalTable: "awards",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "milestones",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    award_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    deliverable = table.Column<string>(type: "text", nullable: false),
                    is_checkpoint = table.Column<bool>(type: "boolean", nullable: false),
                    scheme = table.Column<string>(type: "text", nullable: false),
                    report = table.Column<string>(type: "text", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    changes_by = table.Column<DateOnly>(type: "date", nullable: true),
                    panel = table.Column<string>(type: "jsonb", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    workflow_version = table.Column<int>(type: "integer", nullable: false),
                    event_count = table.Column<int>(type: "integer", nullable: false),
                    head_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    fund_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    endorser_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_milestones", x => x.id);
                    table.ForeignKey(
                        name: "fk_milestones_awards_award_id",
                        column: x => x.award_id,
                        principalTable: "awards",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recoveries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    award_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    interest = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    interest_rule = table.Column<string>(type: "jsonb", nullable: true),
                    received = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    schedule = table.Column<string>(type: "jsonb", nullable: false),
                    write_off_proposed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    workflow_version = table.Column<int>(type: "integer", nullable: false),
                    event_count = table.Column<int>(type: "integer", nullable: false),
                    head_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    fund_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    endorser_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recoveries", x => x.id);
                    table.CheckConstraint("ck_recoveries_received", "received >= 0 and received <= amount + interest");
                    table.ForeignKey(
                        name: "fk_recoveries_awards_award_id",
                        column: x => x.award_id,
                        principalTable: "awards",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payment_instructions",
                columns: table => new
                {
                    end_to_end_id = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fund_id = table.Column<Guid>(type: "uuid", nullable: false),
                    disbursement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    payee = table.Column<string>(type: "jsonb", nullable: false),
                    remark = table.Column<string>(type: "text", nullable: false),
                    released_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    answer = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    statement_reference = table.Column<string>(type: "text", nullable: true),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: true),
                    late_reason = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_instructions", x => x.end_to_end_id);
                    table.CheckConstraint("ck_payment_instructions_amount", "amount > 0");
                    table.ForeignKey(
                        name: "fk_payment_instructions_disbursements_disbursement_id",
                        column: x => x.disbursement_id,
                        principalTable: "disbursements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_payment_instructions_released_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "payment_batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_allocations_fund_id",
                table: "allocations",
                column: "fund_id");

            migrationBuilder.CreateIndex(
                name: "ix_amendments_award_id",
                table: "amendments",
                column: "award_id");

            migrationBuilder.CreateIndex(
                name: "ix_amendments_call_id",
                table: "amendments",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "ix_amendments_endorser_id",
                table: "amendments",
                column: "endorser_id");

            migrationBuilder.CreateIndex(
                name: "ix_amendments_number",
                table: "amendments",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_amendments_organisation_id",
                table: "amendments",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_amendments_state",
                table: "amendments",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_application_names_key_role",
                table: "application_names",
                columns: new[] { "key", "role" });

            migrationBuilder.CreateIndex(
                name: "ix_applications_call_id",
                table: "applications",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "ix_applications_endorser_id",
                table: "applications",
                column: "endorser_id");

            migrationBuilder.CreateIndex(
                name: "ix_applications_number",
                table: "applications",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_applications_organisation_id",
                table: "applications",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_applications_state",
                table: "applications",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_applications_submitted_at",
                table: "applications",
                column: "submitted_at");

            migrationBuilder.CreateIndex(
                name: "ix_appraisals_award_id",
                table: "appraisals",
                column: "award_id");

            migrationBuilder.CreateIndex(
                name: "ix_appraisals_call_id",
                table: "appraisals",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "ix_appraisals_endorser_id",
                table: "appraisals",
                column: "endorser_id");

            migrationBuilder.CreateIndex(
                name: "ix_appraisals_number",
                table: "appraisals",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_appraisals_organisation_id",
                table: "appraisals",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_appraisals_state",
                table: "appraisals",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ux_appraisals_corrects_id",
                table: "appraisals",
                column: "corrects_id",
                unique: true,
                filter: "state <> 'Cancelled'");

            migrationBuilder.CreateIndex(
                name: "ix_asked_reports_asked_at",
                table: "asked_reports",
                column: "asked_at",
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_asked_reports_asked_by_asked_at",
                table: "asked_reports",
                columns: new[] { "asked_by", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_asked_reports_report_case_id_language_format_frozen_as",
                table: "asked_reports",
                columns: new[] { "report", "case_id", "language", "format", "frozen_as" },
                unique: true,
                filter: "frozen_as is not null");

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_claims_user_id",
                table: "AspNetUserClaims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_logins_user_id",
                table: "AspNetUserLogins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "AspNetUsers",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "AspNetUsers",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_assignment_plans_asked_at",
                table: "assignment_plans",
                column: "asked_at",
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_assignment_plans_call_id",
                table: "assignment_plans",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "ix_awards_application_id",
                table: "awards",
                column: "application_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_awards_call_id",
                table: "awards",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "ix_awards_endorser_id",
                table: "awards",
                column: "endorser_id");

            migrationBuilder.CreateIndex(
                name: "ix_awards_lead_email",
                table: "awards",
                column: "lead_email");

            migrationBuilder.CreateIndex(
                name: "ix_awards_number",
                table: "awards",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_awards_organisation_id",
                table: "awards",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_awards_state",
                table: "awards",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_balances_fund_id_place",
                table: "balances",
                columns: new[] { "fund_id", "place" });

            migrationBuilder.CreateIndex(
                name: "ix_bank_imports_hash",
                table: "bank_imports",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_bank_imports_uploaded_at",
                table: "bank_imports",
                column: "uploaded_at");

            migrationBuilder.CreateIndex(
                name: "ix_bank_lines_account_reference",
                table: "bank_lines",
                columns: new[] { "account", "reference" },
                unique: true,
                filter: "reference is not null");

            migrationBuilder.CreateIndex(
                name: "ix_bank_lines_import_id_state",
                table: "bank_lines",
                columns: new[] { "import_id", "state" },
                filter: "state not in ('Booked', 'Nothing', 'Settled')");

            migrationBuilder.CreateIndex(
                name: "ix_calls_fund_id",
                table: "calls",
                column: "fund_id");

            migrationBuilder.CreateIndex(
                name: "ix_calls_number",
                table: "calls",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_calls_state",
                table: "calls",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ux_case_events_token",
                table: "case_events",
                column: "token",
                unique: true,
                filter: "token is not null");

            migrationBuilder.CreateIndex(
                name: "ix_consensuses_call_id",
                table: "consensuses",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "ix_consensuses_subject_kind_subject_id",
                table: "consensuses",
                columns: new[] { "subject_kind", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_consensuses_written_by",
                table: "consensuses",
                column: "written_by");

            migrationBuilder.CreateIndex(
                name: "ix_disbursements_award_id",
                table: "disbursements",
                column: "award_id");

            migrationBuilder.CreateIndex(
                name: "ix_disbursements_call_id",
                table: "disbursements",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "ix_disbursements_endorser_id",
                table: "disbursements",
                column: "endorser_id");

            migrationBuilder.CreateIndex(
                name: "ix_disbursements_fund_id_payment_year_payment_number",
                table: "disbursements",
                columns: new[] { "fund_id", "payment_year", "payment_number" },
                unique: true,
                filter: "payment_number is not null");

            migrationBuilder.CreateIndex(
                name: "ix_disbursements_number",
                table: "disbursements",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_disbursements_organisation_id",
                table: "disbursements",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_disbursements_state",
                table: "disbursements",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_expenditures_award_id",
                table: "expenditures",
                column: "award_id");

            migrationBuilder.CreateIndex(
                name: "ix_expenditures_call_id",
                table: "expenditures",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "ix_expenditures_endorser_id",
                table: "expenditures",
                column: "endorser_id");

            migrationBuilder.CreateIndex(
                name: "ix_expenditures_number",
                table: "expenditures",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_expenditures_organisation_id",
                table: "expenditures",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_expenditures_state",
                table: "expenditures",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_files_case_id",
                table: "files",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_findings_award_id",
                table: "findings",
                column: "award_id");

            migrationBuilder.CreateIndex(
                name: "ix_findings_call_id",
                table: "findings",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "ix_findings_endorser_id",
                table: "findings",
                column: "endorser_id");

            migrationBuilder.CreateIndex(
                name: "ix_findings_number",
                table: "findings",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_findings_organisation_id",
                table: "findings",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_findings_state",
                table: "findings",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_funds_number",
                table: "funds",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_funds_state",
                table: "funds",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_inputs_award_id",
                table: "inputs",
                column: "award_id");

            migrationBuilder.CreateIndex(
                name: "ix_inputs_call_id",
                table: "inputs",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "ix_inputs_endorser_id",
                table: "inputs",
                column: "endorser_id");

            migrationBuilder.CreateIndex(
                name: "ix_inputs_number",
                table: "inputs",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_inputs_organisation_id",
                table: "inputs",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_inputs_state",
                table: "inputs",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_interests_organisation_id",
                table: "interests",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_interests_user_id",
                table: "interests",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_memberships_organisation_id",
                table: "memberships",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_memberships_user_id_role_organisation_id",
                table: "memberships",
                columns: new[] { "user_id", "role", "organisation_id" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_milestones_award_id",
                table: "milestones",
                column: "award_id");

            migrationBuilder.CreateIndex(
                name: "ix_milestones_call_id",
                table: "milestones",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "ix_milestones_endorser_id",
                table: "milestones",
                column: "endorser_id");

            migrationBuilder.CreateIndex(
                name: "ix_milestones_number",
                table: "milestones",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_milestones_organisation_id",
                table: "milestones",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_milestones_state",
                table: "milestones",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_namesakes_application_id",
                table: "namesakes",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_namesakes_user_id",
                table: "namesakes",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_credit_code",
                table: "organisations",
                column: "credit_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outgoing_mails_created_at",
                table: "outgoing_mails",
                column: "created_at",
                filter: "sent_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_outgoing_mails_key",
                table: "outgoing_mails",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_batches_fund_id_year_sequence",
                table: "payment_batches",
                columns: new[] { "fund_id", "year", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_batches_number",
                table: "payment_batches",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_batches_released_at",
                table: "payment_batches",
                column: "released_at");

            migrationBuilder.CreateIndex(
                name: "ix_payment_instructions_batch_id",
                table: "payment_instructions",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_payment_instructions_disbursement_id_number",
                table: "payment_instructions",
                columns: new[] { "disbursement_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_payment_instructions_fund_id_year_number",
                table: "payment_instructions",
                columns: new[] { "fund_id", "year", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_instructions_open",
                table: "payment_instructions",
                columns: new[] { "fund_id", "amount" },
                filter: "state in ('Told', 'Taken')");

            migrationBuilder.CreateIndex(
                name: "ux_payment_instructions_live",
                table: "payment_instructions",
                column: "disbursement_id",
                unique: true,
                filter: "state in ('Told', 'Taken', 'Paid')");

            migrationBuilder.CreateIndex(
                name: "ix_postings_award_id",
                table: "postings",
                column: "award_id");

            migrationBuilder.CreateIndex(
                name: "ix_postings_fund_id_call_id",
                table: "postings",
                columns: new[] { "fund_id", "call_id" });

            migrationBuilder.CreateIndex(
                name: "ix_recoveries_award_id",
                table: "recoveries",
                column: "award_id");

            migrationBuilder.CreateIndex(
                name: "ix_recoveries_call_id",
                table: "recoveries",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "ix_recoveries_endorser_id",
                table: "recoveries",
                column: "endorser_id");

            migrationBuilder.CreateIndex(
                name: "ix_recoveries_number",
                table: "recoveries",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_recoveries_organisation_id",
                table: "recoveries",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_recoveries_state",
                table: "recoveries",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_call_id",
                table: "reviews",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_endorser_id",
                table: "reviews",
                column: "endorser_id");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_number",
                table: "reviews",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reviews_organisation_id",
                table: "reviews",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_reviewer_id",
                table: "reviews",
                column: "reviewer_id");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_state",
                table: "reviews",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_subject_kind_subject_id",
                table: "reviews",
                columns: new[] { "subject_kind", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_role_changes_user_id",
                table: "role_changes",
                column: "user_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agreement_versions");

            migrationBuilder.DropTable(
                name: "allocations");

            migrationBuilder.DropTable(
                name: "amendments");

            migrationBuilder.DropTable(
                name: "application_names");

            migrationBuilder.DropTable(
                name: "application_revisions");

            migrationBuilder.DropTable(
                name: "appraisals");

            migrationBuilder.DropTable(
                name: "asked_reports");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "assignment_plans");

            migrationBuilder.DropTable(
                name: "balances");

            migrationBuilder.DropTable(
                name: "bank_lines");

            migrationBuilder.DropTable(
                name: "consensuses");

            migrationBuilder.DropTable(
                name: "counters");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "expenditures");

            migrationBuilder.DropTable(
                name: "expertise");

            migrationBuilder.DropTable(
                name: "files");

            migrationBuilder.DropTable(
                name: "findings");

            migrationBuilder.DropTable(
                name: "inputs");

            migrationBuilder.DropTable(
                name: "interests");

            migrationBuilder.DropTable(
                name: "memberships");

            migrationBuilder.DropTable(
                name: "milestones");

            migrationBuilder.DropTable(
                name: "namesakes");

            migrationBuilder.DropTable(
                name: "outgoing_mails");

            migrationBuilder.DropTable(
                name: "payment_instructions");

            migrationBuilder.DropTable(
                name: "postings");

            migrationBuilder.DropTable(
                name: "recoveries");

            migrationBuilder.DropTable(
                name: "reviews");

            migrationBuilder.DropTable(
                name: "role_changes");

            migrationBuilder.DropTable(
                name: "summaries");

            migrationBuilder.DropTable(
                name: "bank_imports");

            migrationBuilder.DropTable(
                name: "organisations");

            migrationBuilder.DropTable(
                name: "AspNetUsers");

            migrationBuilder.DropTable(
                name: "disbursements");

            migrationBuilder.DropTable(
                name: "payment_batches");

            migrationBuilder.DropTable(
                name: "case_events");

            migrationBuilder.DropTable(
                name: "awards");

            migrationBuilder.DropTable(
                name: "applications");

            migrationBuilder.DropTable(
                name: "calls");

            migrationBuilder.DropTable(
                name: "funds");
        }
    }
}
