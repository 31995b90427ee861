using FundManager.Data.Assignment;
using FundManager.Data.Identity;
using FundManager.Domain.Calls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FundManager.Data.Configurations;

internal sealed class AssignmentPlanConfiguration : IEntityTypeConfiguration<AssignmentPlan>
{
    public void Configure(EntityTypeBuilder<AssignmentPlan> builder)
    {
        builder.ToTable("assignment_plans");
        builder.Property(plan => plan.Id).ValueGeneratedNever();
        builder.Property<uint>("Version").IsRowVersion();
        builder.AsJson(plan => plan.Terms);
        builder.AsJson(plan => plan.Result);
        builder.AsJson(plan => plan.Sent);
        builder.HasIndex(plan => plan.AskedAt).HasFilter("ended_at is null");
        builder.HasIndex(plan => plan.CallId);
        builder.HasOne<Call>().WithMany().HasForeignKey(plan => plan.CallId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ExpertiseConfiguration : IEntityTypeConfiguration<Expertise>
{
    public void Configure(EntityTypeBuilder<Expertise> builder)
    {
        builder.ToTable("expertise");
        builder.HasKey(known => known.UserId);
        builder.Property(known => known.UserId).ValueGeneratedNever();
        builder.Property(known => known.Words).HasMaxLength(Expertise.WordsMaxLength);
        builder.AsJson(known => known.Disciplines);
        builder.AsJson(known => known.Brings);
        builder.HasOne<FundUser>().WithMany().HasForeignKey(known => known.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
