package claudoom.monitor.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Map;

/** Who may know whom. */
@AnalyzeClasses(packages = "claudoom.monitor", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "claudoom.monitor.";
    private static final String[] ROOMS = {"..feature.*.model", "..feature.*.wire", "..feature.*.screen"};

    @ArchTest
    static final ArchRule aFeatureIsADoorAndThreeRooms = classes().that().resideInAPackage("..feature.*..").and()
            .areTopLevelClasses().and().haveSimpleNameNotEndingWith("Feature").and().doNotHaveSimpleName("package-info")
            .should().resideInAnyPackage(ROOMS).because("only the door may be named by others");

    @ArchTest
    static final ArchRule nobodyReachesPastADoor = noClasses().that().resideOutsideOfPackage("..feature..").should()
            .dependOnClassesThat().resideInAnyPackage(ROOMS);

    @ArchTest
    static final ArchRule featuresDoNotKnowEachOther = slices().matching("claudoom.monitor.feature.(*)..").should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule modelIsPlainJava = classes().that().resideInAPackage("..feature.*.model").should()
            .onlyDependOnClassesThat().resideInAnyPackage("java..", "org.jspecify..", "..feature.*.model",
                    ROOT + "terms",
                    ROOT + "grammar", ROOT + "traffic",
                    "com.google.re2j..", "org.HdrHistogram..")
            .because("an expression that cannot run away and a histogram are arithmetic, not the outer world");

    @ArchTest
    static final ArchRule onlyTheOwnerOfTheConnectionsAndTheDemoSpeakNats = noClasses().that()
            .resideOutsideOfPackages(ROOT + "nats", ROOT + "demo").should().dependOnClassesThat()
            .resideInAPackage("io.nats..").because("what leaves this process is decided in one place");

    @ArchTest
    static final ArchRule whatSurvivesARestartIsARoomOfItsOwn = classes().that().resideInAPackage(ROOT + "store")
            .should()
            .onlyDependOnClassesThat().resideInAnyPackage("java..", "org.jspecify..", "org.sqlite..", ROOT + "store",
                    ROOT + "terms");

    @ArchTest
    static final ArchRule onlyTheStoreSpeaksSql = noClasses().that().resideOutsideOfPackage(ROOT + "store").should()
            .dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..");

    @ArchTest
    static final ArchRule modelsAndScreensDoNotKnowTheStore = noClasses().that()
            .resideOutsideOfPackages("..wire", ROOT + "store", ROOT + "app").and()
            .haveSimpleNameNotEndingWith("Feature").should().dependOnClassesThat().resideInAPackage(ROOT + "store")
            .because("a screen asks its model, and waits for no disk");

    @ArchTest
    static final ArchRule jsonIsReadWhereBytesComeIn = noClasses().that()
            .resideOutsideOfPackages("..wire", ROOT + "nats", ROOT + "payload", ROOT + "grammar", ROOT + "demo",
                    ROOT + "app")
            .should().dependOnClassesThat().resideInAnyPackage("tools.jackson..", "com.fasterxml..");

    @ArchTest
    static final ArchRule onlyScreensKnowJavaFx = noClasses().that()
            .resideOutsideOfPackages("..screen", ROOT + "ui", ROOT + "app", ROOT + "bridge.fx", ROOT + "feature")
            .and().haveSimpleNameNotEndingWith("Feature").should().dependOnClassesThat().resideInAPackage("javafx..");

    @ArchTest
    static final ArchRule viewModelsNeedNoToolkit = noClasses().that().haveSimpleNameEndingWith("ViewModel").should()
            .dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..",
                    "javafx.animation..");

    @ArchTest
    static final ArchRule oneDoorToTheFxThread = noClasses().that().resideOutsideOfPackage(ROOT + "bridge.fx").should()
            .dependOnClassesThat().haveNameMatching(
                    "javafx\\.application\\.Platform|javafx\\.concurrent\\..*|javafx\\.animation\\.AnimationTimer");

    /** {@code accessClassesThat} does not see a Timeline that is only made and played through its superclass. */
    @ArchTest
    static final ArchRule noClockOfTheToolkit = noClasses().that().resideOutsideOfPackage(ROOT + "bridge.fx").should()
            .dependOnClassesThat().resideInAPackage("javafx.animation..")
            .because("the pump decides when frames happen");

    @ArchTest
    static final ArchRule noHiddenState = fields().that().areStatic().should().beFinal().allowEmptyShould(true);

    @ArchTest
    static final ArchRule noHiddenStateInCollections = fields().that().areStatic().and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC).should(notBeMutable())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noOldToolkits = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("java.awt..", "javax.swing..", "javafx.fxml..", "javafx.embed..");

    @ArchTest
    static final ArchRule noBareThreadsOfControl = noClasses().should().dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Timer");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses().should().haveNameMatching(
            ".*(Manager|Helper|Util|Utils|Impl|Handler|Service)(\\$.*)?").because("such names say nothing");

    private static ArchCondition<JavaField> notBeMutable() {
        var mutable = new DescribedPredicate<JavaClass>("mutable") {
            @Override
            public boolean test(JavaClass type) {
                boolean collection = type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
                return (collection && !type.isInterface())
                        || type.getFullName().startsWith("java.util.concurrent.atomic");
            }
        };
        return new ArchCondition<>("not be a mutable collection or counter") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                var type = field.getRawType();
                if (mutable.test(type) || madeMutable(field, mutable)) {
                    events.add(SimpleConditionEvent.violated(field,
                            field.getFullName() + " is state of the whole program"));
                }
            }
        };
    }

    /** A constant behind an interface type is made by {@code List.of} and the like, never by {@code new ArrayList}. */
    private static boolean madeMutable(JavaField field, DescribedPredicate<JavaClass> mutable) {
        boolean collection = field.getRawType().isAssignableTo(Collection.class)
                || field.getRawType().isAssignableTo(Map.class);
        return collection && field.getOwner().getStaticInitializer().stream()
                .flatMap(start -> start.getConstructorCallsFromSelf().stream())
                .anyMatch(call -> mutable.test(call.getTargetOwner()));
    }
}
