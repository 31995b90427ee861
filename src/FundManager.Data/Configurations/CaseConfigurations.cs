using FundManager.Domain.Applications;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.Calls;
using FundManager.Domain.Disbursements;
using FundManager.Domain.Funds;
using FundManager.Domain.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FundManager.Data.Configurations;

internal sealed class FundConfiguration : CaseConfiguration<Fund>
{
    protected override void ConfigureRest(EntityTypeBuilder<Fund> builder)
    {
        builder.ToTable("funds");
        builder.AsJson(fund => fund.ApprovalLevels);
        builder.AsJson(fund => fund.PayingAccount);
        builder.Ignore(fund => fund.Key);
        builder.InBothLanguages(fund => fund.Name);
        builder.InBothLanguages(fund => fund.Purpose);
        builder
            .HasMany(fund => fund.Allocations)
            .WithOne()
            .HasForeignKey(a => a.FundId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CallConfiguration : CaseConfiguration<Call>
{
    protected override void ConfigureRest(EntityTypeBuilder<Call> builder)
    {
        builder.ToTable(
            "calls",
            table =>
            {
                table.HasCheckConstraint("ck_calls_awarded", "awarded >= 0 and awarded <= ceiling");
                table.HasCheckConstraint("ck_calls_instants", "opens_at < closes_at and closes_at <= endorse_by");
            }
        );
        builder.Ignore(call => call.Remaining);
        builder.InBothLanguages(call => call.Title);
        builder.InBothLanguages(call => call.Purpose);
        builder.AsJson(call => call.Terms);
        builder.HasOne<Fund>().WithMany().HasForeignKey(call => call.FundId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ApplicationConfiguration : GrantCaseConfiguration<GrantApplication>
{
    protected override void ConfigureOwn(EntityTypeBuilder<GrantApplication> builder)
    {
        builder.ToTable("applications");
        builder.InBothLanguages(application => application.Title);
        builder.AsJson(application => application.Form);
        builder.AsJson(application => application.Eligibility);
        builder.AsJson(application => application.Waivers);
        builder.AsJson(application => application.Clarification);
        builder.AsJson(application => application.Panel);
        builder.HasIndex(application => application.SubmittedAt);
        builder
            .HasOne<Call>()
            .WithMany()
            .HasForeignKey(application => application.CallId)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasMany(application => application.Revisions)
            .WithOne()
            .HasForeignKey(r => r.ApplicationId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReviewConfiguration : GrantCaseConfiguration<Review>
{
    protected override void ConfigureOwn(EntityTypeBuilder<Review> builder)
    {
        builder.ToTable(
            "reviews",
            table => table.HasCheckConstraint("ck_reviews_total", "total is null or total between 0 and 100")
        );
        builder.Ignore(review => review.OpensDocuments);
        builder.AsJson(review => review.Scores);
        builder.HasIndex(review => new { review.SubjectKind, review.SubjectId });
        builder.HasIndex(review => review.ReviewerId);
    }
}

internal sealed class AwardConfiguration : GrantCaseConfiguration<Award>
{
    protected override void ConfigureOwn(EntityTypeBuilder<Award> builder)
    {
        builder.ToTable(
            "awards",
            table =>
            {
                table.HasCheckConstraint("ck_awards_amount", "amount > 0");
                table.HasCheckConstraint("ck_awards_term", "starts_on <= ends_on");
                table.HasCheckConstraint("ck_awards_open_high_findings", "open_high_findings >= 0");
            }
        );
        builder.Ignore(award => award.Key).Ignore(award => award.IsRunning);
        builder.InBothLanguages(award => award.Title);
        builder.AsJson(award => award.Agreement);
        builder.HasIndex(award => award.LeadEmail);
        builder
            .HasOne<GrantApplication>()
            .WithOne()
            .HasForeignKey<Award>(award => award.ApplicationId)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasMany(award => award.Agreements)
            .WithOne()
            .HasForeignKey(a => a.AwardId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class InputConfiguration : GrantCaseConfiguration<Input>
{
    protected override void ConfigureOwn(EntityTypeBuilder<Input> builder)
    {
        builder.ToTable(
            "inputs",
            table => table.HasCheckConstraint("ck_inputs_verified", "verified + declared <= planned")
        );
        builder.Ignore(input => input.Key);
        builder.HasOne<Award>().WithMany().HasForeignKey(input => input.AwardId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MilestoneConfiguration : GrantCaseConfiguration<Milestone>
{
    protected override void ConfigureOwn(EntityTypeBuilder<Milestone> builder)
    {
        builder.ToTable("milestones");
        builder.AsJson(milestone => milestone.Panel);
        builder
            .HasOne<Award>()
            .WithMany()
            .HasForeignKey(milestone => milestone.AwardId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DisbursementConfiguration : GrantCaseConfiguration<Disbursement>
{
    protected override void ConfigureOwn(EntityTypeBuilder<Disbursement> builder)
    {
        builder.ToTable(
            "disbursements",
            table =>
            {
                table.HasCheckConstraint(
                    "ck_disbursements_requested",
                    "requested >= 0 and requested + set_off <= tranche and set_off_planned <= requested"
                );
                table.HasCheckConstraint(
                    "ck_disbursements_duties",
                    "prepared_by is null or (not (prepared_by = any (approvals)) and (released_by is null or (released_by <> prepared_by and not (released_by = any (approvals)))))"
                );
            }
        );
        builder.Ignore(disbursement => disbursement.Key).Ignore(disbursement => disbursement.ToBank);
        builder.AsJson(disbursement => disbursement.Gate);
        builder.AsJson(disbursement => disbursement.GateAnswer);
        builder.AsJson(disbursement => disbursement.Payee);
        builder
            .HasIndex(d => new
            {
                d.FundId,
                d.PaymentYear,
                d.PaymentNumber,
            })
            .IsUnique()
            .HasFilter("payment_number is not null");
        builder
            .HasOne<Award>()
            .WithMany()
            .HasForeignKey(disbursement => disbursement.AwardId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AppraisalConfiguration : GrantCaseConfiguration<Appraisal>
{
    protected override void ConfigureOwn(EntityTypeBuilder<Appraisal> builder)
    {
        builder.ToTable(
            "appraisals",
            table => table.HasCheckConstraint("ck_appraisals_total", "total is null or total between 0 and 100")
        );
        builder
            .HasOne<Award>()
            .WithMany()
            .HasForeignKey(appraisal => appraisal.AwardId)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<Appraisal>()
            .WithMany()
            .HasForeignKey(appraisal => appraisal.CorrectsId)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasIndex(appraisal => appraisal.CorrectsId)
            .IsUnique()
            .HasFilter("state <> 'Cancelled'")
            .HasDatabaseName("ux_appraisals_corrects_id");
    }
}

internal sealed class RecoveryConfiguration : GrantCaseConfiguration<Recovery>
{
    protected override void ConfigureOwn(EntityTypeBuilder<Recovery> builder)
    {
        builder.ToTable(
            "recoveries",
            table =>
                table.HasCheckConstraint("ck_recoveries_received", "received >= 0 and received <= amount + interest")
        );
        builder.Ignore(recovery => recovery.Key).Ignore(recovery => recovery.Outstanding);
        builder.AsJson(recovery => recovery.Schedule);
        builder.AsJson(recovery => recovery.InterestRule);
        builder.HasOne<Award>().WithMany().HasForeignKey(r => r.AwardId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FindingConfiguration : GrantCaseConfiguration<Finding>
{
    protected override void ConfigureOwn(EntityTypeBuilder<Finding> builder)
    {
        builder.ToTable("findings");
        builder.Property(finding => finding.Plan).HasMaxLength(Finding.TextMaxLength);
        builder.HasOne<Award>().WithMany().HasForeignKey(finding => finding.AwardId).OnDelete(DeleteBehavior.Restrict);
    }
}
