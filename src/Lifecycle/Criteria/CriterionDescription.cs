using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Lifecycle;

/// <summary>What is known of an entry criterion without asking it. Immutable; equal by value.</summary>
/// <param name="Id">The id, unique within a lifecycle.</param>
/// <param name="Title">What is required, as a sentence without a full stop.</param>
/// <param name="Severity">How much weight the criterion carries.</param>
/// <param name="Source">The law, standard or document that it comes from.</param>
/// <param name="Timeout">
/// How long it may take; <see langword="null"/> leaves it to <see cref="InstanceOptions.CriterionTimeout"/>.
/// </param>
public sealed record CriterionDescription(
    string Id,
    string Title,
    Severity Severity = Severity.Mandatory,
    string? Source = null,
    TimeSpan? Timeout = null)
{
    /// <summary>Reads the description of a criterion class from its <see cref="CriterionAttribute"/>.</summary>
    /// <typeparam name="TCriterion">The criterion class.</typeparam>
    /// <returns>The description; a class without the attribute is described by its name and is mandatory.</returns>
    public static CriterionDescription Of<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion
    >() => PerType<TCriterion>.Description;

    /// <summary>Id and title, for example <c>IMP-02 Every partner has signed the same version</c>.</summary>
    public override string ToString() => Id == Title ? Id : $"{Id} {Title}";

    private static CriterionDescription Read(Type type) =>
        type.GetCustomAttribute<CriterionAttribute>() is { } attribute
            ? new(
                attribute.Id,
                attribute.Title,
                attribute.Severity,
                attribute.Source,
                attribute.TimeoutMilliseconds > 0 ? TimeSpan.FromMilliseconds(attribute.TimeoutMilliseconds) : null)
            : new(type.Name, type.Name);

    // Reading an attribute costs a microsecond; a definition of many stages asks for the same class many times.
    private static class PerType<TCriterion>
    {
        internal static readonly CriterionDescription Description = Read(typeof(TCriterion));
    }
}
