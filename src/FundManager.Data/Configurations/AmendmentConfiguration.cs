using FundManager.Domain.Amendments;
using FundManager.Domain.Awards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FundManager.Data.Configurations;

internal sealed class AmendmentConfiguration : GrantCaseConfiguration<Amendment>
{
    protected override void ConfigureOwn(EntityTypeBuilder<Amendment> builder)
    {
        builder.ToTable("amendments");
        builder.Property(amendment => amendment.Why).HasMaxLength(Amendment.WhyMaxLength);
        builder.AsJson(amendment => amendment.Terms);
        builder.Ignore(amendment => amendment.IsSettled);
        builder
            .HasOne<Award>()
            .WithMany()
            .HasForeignKey(amendment => amendment.AwardId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
