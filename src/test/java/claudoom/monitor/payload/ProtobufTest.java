package claudoom.monitor.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import claudoom.monitor.payload.Decoded.Form;
import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Protobuf with a descriptor set and without. */
class ProtobufTest {

    static final byte[] DESCRIPTORS = descriptors();

    private static FieldDescriptorProto.Builder field(int number, String name, FieldDescriptorProto.Type type) {
        return FieldDescriptorProto.newBuilder().setNumber(number).setName(name).setType(type)
                .setLabel(Label.LABEL_OPTIONAL);
    }

    private static byte[] descriptors() {
        var entry = DescriptorProto.newBuilder().setName("FactorsEntry")
                .setOptions(MessageOptions.newBuilder().setMapEntry(true))
                .addField(field(1, "key", FieldDescriptorProto.Type.TYPE_STRING))
                .addField(field(2, "value", FieldDescriptorProto.Type.TYPE_DOUBLE));
        var death = DescriptorProto.newBuilder().setName("Death").addNestedType(entry)
                .addField(field(1, "agent_id", FieldDescriptorProto.Type.TYPE_STRING))
                .addField(field(2, "tick", FieldDescriptorProto.Type.TYPE_SINT64))
                .addField(field(3, "health", FieldDescriptorProto.Type.TYPE_FLOAT))
                .addField(field(4, "won", FieldDescriptorProto.Type.TYPE_BOOL))
                .addField(field(5, "cause", FieldDescriptorProto.Type.TYPE_ENUM).setTypeName(".lab.Cause"))
                .addField(field(6, "where", FieldDescriptorProto.Type.TYPE_MESSAGE).setTypeName(".lab.Place"))
                .addField(field(7, "buttons", FieldDescriptorProto.Type.TYPE_UINT32).setLabel(Label.LABEL_REPEATED))
                .addField(field(8, "factors", FieldDescriptorProto.Type.TYPE_MESSAGE)
                        .setTypeName(".lab.Death.FactorsEntry")
                        .setLabel(Label.LABEL_REPEATED))
                .addField(field(9, "frame", FieldDescriptorProto.Type.TYPE_BYTES))
                .addField(field(10, "seed", FieldDescriptorProto.Type.TYPE_FIXED64));
        var place = DescriptorProto.newBuilder().setName("Place")
                .addField(field(1, "x", FieldDescriptorProto.Type.TYPE_DOUBLE))
                .addField(field(2, "inner", FieldDescriptorProto.Type.TYPE_MESSAGE).setTypeName(".lab.Place"));
        var cause = EnumDescriptorProto.newBuilder().setName("Cause")
                .addValue(EnumValueDescriptorProto.newBuilder().setName("UNKNOWN").setNumber(0))
                .addValue(EnumValueDescriptorProto.newBuilder().setName("IMP_FIREBALL").setNumber(3));
        var file = FileDescriptorProto.newBuilder().setName("lab.proto").setPackage("lab").setSyntax("proto3")
                .addMessageType(death).addMessageType(place).addEnumType(cause);
        return FileDescriptorSet.newBuilder().addFile(file).build().toByteArray();
    }

    static ProtoTypes types() {
        try {
            return ProtoTypes.of(DESCRIPTORS);
        } catch (BadDescriptors bad) {
            throw new AssertionError(bad);
        }
    }

    static ProtoType type(String name) {
        return Objects.requireNonNull(types().named(name));
    }

    static byte[] death() {
        Descriptor type = type("lab.Death").descriptor();
        var builder = DynamicMessage.newBuilder(type);
        builder.setField(type.findFieldByName("agent_id"), "doom-agent-B");
        builder.setField(type.findFieldByName("tick"), -2_345L);
        builder.setField(type.findFieldByName("health"), 0.5f);
        builder.setField(type.findFieldByName("won"), true);
        builder.setField(type.findFieldByName("cause"),
                type.findFieldByName("cause").getEnumType().findValueByName("IMP_FIREBALL"));
        var factory = type.getFile().findMessageTypeByName("Place");
        builder.setField(type.findFieldByName("where"),
                DynamicMessage.newBuilder(factory).setField(factory.findFieldByName("x"), 1.25).build());
        for (int button : new int[] {1, 300, -1}) {
            builder.addRepeatedField(type.findFieldByName("buttons"), button);
        }
        var map = type.findFieldByName("factors");
        var entry = map.getMessageType();
        builder.addRepeatedField(map, DynamicMessage.newBuilder(entry).setField(entry.findFieldByName("key"), "memory")
                .setField(entry.findFieldByName("value"), 0.7).build());
        builder.setField(type.findFieldByName("frame"), ByteString.copyFrom(new byte[] {1, (byte) 0xff}));
        builder.setField(type.findFieldByName("seed"), -1L);
        return builder.build().toByteArray();
    }

    @Test
    void withItsTypeEveryFieldHasItsName() {
        Decoded decoded = as(death(), type("lab.Death"));
        assertThat(decoded.note()).isEmpty();
        assertThat(decoded.form()).isEqualTo(Form.PROTOBUF);
        assertThat(decoded.kind()).isEqualTo("Protobuf lab.Death");
        assertThat(decoded.lines())
                .extracting(l -> l.depth() + " " + l.pointer() + " " + l.key() + " " + l.value() + " " + l.type())
                .containsExactly("0   {10} object", "1 /agent_id agent_id doom-agent-B string",
                        "1 /tick tick -2345 number", "1 /health health 0.5 number", "1 /won won true boolean",
                        "1 /cause cause IMP_FIREBALL string", "1 /where where {1} object",
                        "2 /where/x x 1.25 number", "1 /buttons buttons [3] list", "2 /buttons/0 0 1 number",
                        "2 /buttons/1 1 300 number", "2 /buttons/2 2 4294967295 number",
                        "1 /factors factors {1} object", "2 /factors/memory memory 0.7 number",
                        "1 /frame frame h'01ff' bytes", "1 /seed seed 18446744073709551615 number");
    }

    @Test
    void withoutATypeThereAreNumbersAndWireTypes() {
        Decoded decoded = Payloads.decode(death(), death().length);
        assertThat(decoded.form()).isEqualTo(Form.PROTOBUF);
        assertThat(decoded.note()).isEqualTo(
                "Taken for Protobuf, whose fields have only numbers until a type is chosen, below.");
        assertThat(decoded.lines()).extracting(l -> l.pointer() + " " + l.key() + " " + l.value()).contains(
                "/1 1 (text) doom-agent-B", "/2 2 (varint) 4689", "/3 3 (fixed32) 0.5", "/6 6 (message) {1}",
                "/6/1 1 (fixed64) 1.25", "/8/1 1 (text) memory", "/8/2 2 (fixed64) 0.7", "/9 9 (bytes) h'01ff'");
    }

    @Test
    void aWrongTypeSaysWhyAndShowsTheBytes() {
        Decoded wrong = as(death(), type("lab.Place"));
        assertThat(wrong.form()).isEqualTo(Form.BINARY);
        assertThat(wrong.note()).isEqualTo("Not Protobuf lab.Place: field x is not of the type that the description "
                + "gives it, at byte 0.");
        byte[] cut = Arrays.copyOf(death(), 10);
        assertThat(as(cut, type("lab.Death")).note())
                .isEqualTo("Not Protobuf lab.Death: a value is longer than what is left, at byte 2.");
        assertThat(Payloads.decode(cut, 99, new As(Reading.PROTOBUF, type("lab.Death"))).form())
                .isEqualTo(Form.PROTOBUF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "12", "\n\n0123456789", "line one\nline two\ttabbed\r\n",
        "\u001b[31mred\u001b[0m"})
    void textIsNotTakenForProtobuf(String text) {
        assertThat(Payloads.decode(text.getBytes(UTF_8), text.length()).form()).isIn(Form.TEXT, Form.JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0801", "0a0100", "000000000000", "0d0000803f150000803f", "12050a03616200"})
    void whatCouldBeAnythingIsLeftAlone(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(Payloads.decode(bytes, bytes.length).form()).isNotEqualTo(Form.PROTOBUF);
    }

    @Test
    void groupsAndMessagesInMessagesHaveAnEnd() {
        byte[] groups = new byte[1 << 20];
        Arrays.fill(groups, (byte) 0x0b);
        assertThat(as(groups, null).note()).contains("ends too early");
        assertThat(as(HexFormat.of().parseHex("0b08010c"), null).lines()).extracting(JsonLine::key)
                .containsExactly("", "1 (group)", "1 (varint)");
        byte[] inner = HexFormat.of().parseHex("090000000000000000");
        for (int i = 0; i < 100; i++) {
            byte[] outer = new byte[inner.length + 1 + (inner.length > 127 ? 2 : 1)];
            outer[0] = 0x12;
            outer[1] = (byte) (inner.length > 127 ? (inner.length & 0x7f) | 0x80 : inner.length);
            if (inner.length > 127) {
                outer[2] = (byte) (inner.length >> 7);
            }
            System.arraycopy(inner, 0, outer, outer.length - inner.length, inner.length);
            inner = outer;
        }
        assertThat(as(inner, type("lab.Place")).note()).contains("nested deeper than 64 levels");
        assertThat(as(inner, null).note()).contains("nested deeper than 64 levels");
        byte[] many = new byte[400_000];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = 0x38;
        }
        assertThat(as(many, type("lab.Death")).note()).contains("more than 100,000 parts");
        assertThat(as(many, null).lines()).hasSizeLessThanOrEqualTo(Limits.LINES);
    }

    @Test
    void aDescriptorSetIsReadFromItsFile(@TempDir Path folder) throws IOException, BadDescriptors {
        Path file = folder.resolve("lab.desc");
        Files.write(file, DESCRIPTORS);
        assertThat(ProtoTypes.read(file).names()).containsExactly("lab.Death", "lab.Place");
        assertThatThrownBy(() -> ProtoTypes.read(folder.resolve("none"))).hasMessageContaining("There is no file");
        Files.writeString(file, "syntax = \"proto3\";");
        assertThatThrownBy(() -> ProtoTypes.read(file)).hasMessageContaining("no descriptor set");
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> ProtoTypes.read(file)).hasMessageContaining("describes no messages");
    }

    @Test
    void anImportThatIsMissingIsNamed() {
        byte[] lacking = FileDescriptorSet.newBuilder()
                .addFile(FileDescriptorProto.newBuilder().setName("a.proto").addDependency("b.proto")).build()
                .toByteArray();
        assertThatThrownBy(() -> ProtoTypes.of(lacking)).isInstanceOf(BadDescriptors.class)
                .hasMessageContaining("b.proto").hasMessageContaining("--include_imports");
        byte[] circle = FileDescriptorSet.newBuilder()
                .addFile(FileDescriptorProto.newBuilder().setName("a.proto").addDependency("a.proto")).build()
                .toByteArray();
        assertThatThrownBy(() -> ProtoTypes.of(circle)).isInstanceOf(BadDescriptors.class);
    }

    private static Decoded as(byte[] bytes, @Nullable ProtoType type) {
        return Payloads.decode(bytes, bytes.length, new As(Reading.PROTOBUF, type));
    }
}
