using FundManager.Data.Identity;
using FundManager.Domain.Calls;
using FundManager.Domain.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FundManager.Data.Configurations;

internal sealed class ConsensusConfiguration : IEntityTypeConfiguration<Consensus>
{
    public void Configure(EntityTypeBuilder<Consensus> builder)
    {
        builder.ToTable("consensuses");
        builder.Property(consensus => consensus.Id).ValueGeneratedNever();
        builder.Property(consensus => consensus.SubjectKind).HasMaxLength(30);
        builder.Property(consensus => consensus.Scheme).HasMaxLength(100);
        builder.Property(consensus => consensus.Comment).HasMaxLength(Review.CommentMaxLength);
        builder.Property(consensus => consensus.Dissent).HasMaxLength(Review.CommentMaxLength);
        builder.AsJson(consensus => consensus.Scores);
        builder.AsJson(consensus => consensus.Basis);
        builder.HasIndex(consensus => new { consensus.SubjectKind, consensus.SubjectId });
        builder.HasIndex(consensus => consensus.CallId);
        builder.HasOne<Call>().WithMany().HasForeignKey(c => c.CallId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FundUser>().WithMany().HasForeignKey(c => c.WrittenBy).OnDelete(DeleteBehavior.Restrict);
    }
}
